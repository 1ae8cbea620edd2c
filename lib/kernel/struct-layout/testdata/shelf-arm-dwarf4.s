	.section	.debug_info,"",%progbits
.Ldebug_info0:
	.4byte	0x364	@ Length of Compilation Unit Info
	.2byte	0x4	@ DWARF version number
	.4byte	.Ldebug_abbrev0	@ Offset Into Abbrev. Section
	.byte	0x4	@ Pointer Size (in bytes)
	.uleb128 0x1	@ (DIE (0xb) DW_TAG_compile_unit)
	.4byte	.LASF32	@ DW_AT_producer: "GNU C17 12.2.0 -mfloat-abi=hard -mtls-dialect=gnu -mthumb -march=armv7-a+fp -g2 -gdwarf-4 -O2"
	.byte	0xc	@ DW_AT_language
	.4byte	.LASF33	@ DW_AT_name: "assay_probe.c"
	.4byte	.LASF34	@ DW_AT_comp_dir: "/tmp/cs-layout-fix"
	.4byte	.Ldebug_line0	@ DW_AT_stmt_list
	.uleb128 0x2	@ (DIE (0x1d) DW_TAG_typedef)
	.ascii "u8\0"	@ DW_AT_name
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x1	@ DW_AT_decl_line
	.byte	0x17	@ DW_AT_decl_column
	.4byte	0x28	@ DW_AT_type
	.uleb128 0x3	@ (DIE (0x28) DW_TAG_base_type)
	.byte	0x1	@ DW_AT_byte_size
	.byte	0x8	@ DW_AT_encoding
	.4byte	.LASF0	@ DW_AT_name: "unsigned char"
	.uleb128 0x2	@ (DIE (0x2f) DW_TAG_typedef)
	.ascii "u32\0"	@ DW_AT_name
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x2	@ DW_AT_decl_line
	.byte	0x16	@ DW_AT_decl_column
	.4byte	0x3b	@ DW_AT_type
	.uleb128 0x3	@ (DIE (0x3b) DW_TAG_base_type)
	.byte	0x4	@ DW_AT_byte_size
	.byte	0x7	@ DW_AT_encoding
	.4byte	.LASF1	@ DW_AT_name: "unsigned int"
	.uleb128 0x2	@ (DIE (0x42) DW_TAG_typedef)
	.ascii "u64\0"	@ DW_AT_name
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x3	@ DW_AT_decl_line
	.byte	0x1c	@ DW_AT_decl_column
	.4byte	0x4e	@ DW_AT_type
	.uleb128 0x3	@ (DIE (0x4e) DW_TAG_base_type)
	.byte	0x8	@ DW_AT_byte_size
	.byte	0x7	@ DW_AT_encoding
	.4byte	.LASF2	@ DW_AT_name: "long long unsigned int"
	.uleb128 0x4	@ (DIE (0x55) DW_TAG_structure_type)
	.byte	0x4	@ DW_AT_byte_size
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x4	@ DW_AT_decl_line
	.byte	0x9	@ DW_AT_decl_column
	.4byte	0x6c	@ DW_AT_sibling
	.uleb128 0x5	@ (DIE (0x5e) DW_TAG_member)
	.4byte	.LASF4	@ DW_AT_name: "counter"
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x5	@ DW_AT_decl_line
	.byte	0x6	@ DW_AT_decl_column
	.4byte	0x6c	@ DW_AT_type
	.byte	0	@ DW_AT_data_member_location
	.byte	0	@ end of children of DIE 0x55
	.uleb128 0x6	@ (DIE (0x6c) DW_TAG_base_type)
	.byte	0x4	@ DW_AT_byte_size
	.byte	0x5	@ DW_AT_encoding
	.ascii "int\0"	@ DW_AT_name
	.uleb128 0x7	@ (DIE (0x73) DW_TAG_typedef)
	.4byte	.LASF3	@ DW_AT_name: "tally_t"
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x6	@ DW_AT_decl_line
	.byte	0x3	@ DW_AT_decl_column
	.4byte	0x55	@ DW_AT_type
	.uleb128 0x8	@ (DIE (0x7f) DW_TAG_structure_type)
	.4byte	.LASF7	@ DW_AT_name: "node"
	.byte	0x8	@ DW_AT_byte_size
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x8	@ DW_AT_decl_line
	.byte	0x8	@ DW_AT_decl_column
	.4byte	0xa7	@ DW_AT_sibling
	.uleb128 0x5	@ (DIE (0x8c) DW_TAG_member)
	.4byte	.LASF5	@ DW_AT_name: "next"
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x9	@ DW_AT_decl_line
	.byte	0xf	@ DW_AT_decl_column
	.4byte	0xa7	@ DW_AT_type
	.byte	0	@ DW_AT_data_member_location
	.uleb128 0x5	@ (DIE (0x99) DW_TAG_member)
	.4byte	.LASF6	@ DW_AT_name: "prev"
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x9	@ DW_AT_decl_line
	.byte	0x16	@ DW_AT_decl_column
	.4byte	0xa7	@ DW_AT_type
	.byte	0x4	@ DW_AT_data_member_location
	.byte	0	@ end of children of DIE 0x7f
	.uleb128 0x9	@ (DIE (0xa7) DW_TAG_pointer_type)
	.byte	0x4	@ DW_AT_byte_size
	.4byte	0x7f	@ DW_AT_type
	.uleb128 0xa	@ (DIE (0xad) DW_TAG_structure_type)
	.ascii "ops\0"	@ DW_AT_name
	.byte	0xc	@ DW_AT_byte_size
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0xc	@ DW_AT_decl_line
	.byte	0x8	@ DW_AT_decl_column
	.4byte	0xe2	@ DW_AT_sibling
	.uleb128 0x5	@ (DIE (0xba) DW_TAG_member)
	.4byte	.LASF8	@ DW_AT_name: "open"
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0xd	@ DW_AT_decl_line
	.byte	0x8	@ DW_AT_decl_column
	.4byte	0x113	@ DW_AT_type
	.byte	0	@ DW_AT_data_member_location
	.uleb128 0x5	@ (DIE (0xc7) DW_TAG_member)
	.4byte	.LASF9	@ DW_AT_name: "stop"
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0xe	@ DW_AT_decl_line
	.byte	0x9	@ DW_AT_decl_column
	.4byte	0x11a	@ DW_AT_type
	.byte	0x4	@ DW_AT_data_member_location
	.uleb128 0x5	@ (DIE (0xd4) DW_TAG_member)
	.4byte	.LASF10	@ DW_AT_name: "pick"
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0xf	@ DW_AT_decl_line
	.byte	0xa	@ DW_AT_decl_column
	.4byte	0x144	@ DW_AT_type
	.byte	0x8	@ DW_AT_data_member_location
	.byte	0	@ end of children of DIE 0xad
	.uleb128 0xb	@ (DIE (0xe2) DW_TAG_const_type)
	.4byte	0xad	@ DW_AT_type
	.uleb128 0xc	@ (DIE (0xe7) DW_TAG_subroutine_type)
			@ DW_AT_prototyped
	.4byte	0x6c	@ DW_AT_type
	.4byte	0xfc	@ DW_AT_sibling
	.uleb128 0xd	@ (DIE (0xf0) DW_TAG_formal_parameter)
	.4byte	0xa7	@ DW_AT_type
	.uleb128 0xd	@ (DIE (0xf5) DW_TAG_formal_parameter)
	.4byte	0xfc	@ DW_AT_type
	.uleb128 0xe	@ (DIE (0xfa) DW_TAG_unspecified_parameters)
	.byte	0	@ end of children of DIE 0xe7
	.uleb128 0x9	@ (DIE (0xfc) DW_TAG_pointer_type)
	.byte	0x4	@ DW_AT_byte_size
	.4byte	0x10e	@ DW_AT_type
	.uleb128 0xb	@ (DIE (0x102) DW_TAG_const_type)
	.4byte	0xfc	@ DW_AT_type
	.uleb128 0x3	@ (DIE (0x107) DW_TAG_base_type)
	.byte	0x1	@ DW_AT_byte_size
	.byte	0x8	@ DW_AT_encoding
	.4byte	.LASF11	@ DW_AT_name: "char"
	.uleb128 0xb	@ (DIE (0x10e) DW_TAG_const_type)
	.4byte	0x107	@ DW_AT_type
	.uleb128 0x9	@ (DIE (0x113) DW_TAG_pointer_type)
	.byte	0x4	@ DW_AT_byte_size
	.4byte	0xe7	@ DW_AT_type
	.uleb128 0xf	@ (DIE (0x119) DW_TAG_subroutine_type)
			@ DW_AT_prototyped
	.uleb128 0x9	@ (DIE (0x11a) DW_TAG_pointer_type)
	.byte	0x4	@ DW_AT_byte_size
	.4byte	0x119	@ DW_AT_type
	.uleb128 0xc	@ (DIE (0x120) DW_TAG_subroutine_type)
			@ DW_AT_prototyped
	.4byte	0x6c	@ DW_AT_type
	.4byte	0x12f	@ DW_AT_sibling
	.uleb128 0xd	@ (DIE (0x129) DW_TAG_formal_parameter)
	.4byte	0x107	@ DW_AT_type
	.byte	0	@ end of children of DIE 0x120
	.uleb128 0xc	@ (DIE (0x12f) DW_TAG_subroutine_type)
			@ DW_AT_prototyped
	.4byte	0x13e	@ DW_AT_type
	.4byte	0x13e	@ DW_AT_sibling
	.uleb128 0xd	@ (DIE (0x138) DW_TAG_formal_parameter)
	.4byte	0x6c	@ DW_AT_type
	.byte	0	@ end of children of DIE 0x12f
	.uleb128 0x9	@ (DIE (0x13e) DW_TAG_pointer_type)
	.byte	0x4	@ DW_AT_byte_size
	.4byte	0x120	@ DW_AT_type
	.uleb128 0x9	@ (DIE (0x144) DW_TAG_pointer_type)
	.byte	0x4	@ DW_AT_byte_size
	.4byte	0x12f	@ DW_AT_type
	.uleb128 0x10	@ (DIE (0x14a) DW_TAG_enumeration_type)
	.4byte	.LASF22	@ DW_AT_name: "mood"
	.byte	0x7	@ DW_AT_encoding
	.byte	0x4	@ DW_AT_byte_size
	.4byte	0x3b	@ DW_AT_type
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x12	@ DW_AT_decl_line
	.byte	0x6	@ DW_AT_decl_column
	.4byte	0x169	@ DW_AT_sibling
	.uleb128 0x11	@ (DIE (0x15c) DW_TAG_enumerator)
	.4byte	.LASF12	@ DW_AT_name: "CALM"
	.byte	0	@ DW_AT_const_value
	.uleb128 0x11	@ (DIE (0x162) DW_TAG_enumerator)
	.4byte	.LASF13	@ DW_AT_name: "BUSY"
	.byte	0x1	@ DW_AT_const_value
	.byte	0	@ end of children of DIE 0x14a
	.uleb128 0x4	@ (DIE (0x169) DW_TAG_structure_type)
	.byte	0x10	@ DW_AT_byte_size
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x1b	@ DW_AT_decl_line
	.byte	0x3	@ DW_AT_decl_column
	.4byte	0x18d	@ DW_AT_sibling
	.uleb128 0x5	@ (DIE (0x172) DW_TAG_member)
	.4byte	.LASF14	@ DW_AT_name: "head"
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x1c	@ DW_AT_decl_line
	.byte	0x7	@ DW_AT_decl_column
	.4byte	0x1d	@ DW_AT_type
	.byte	0	@ DW_AT_data_member_location
	.uleb128 0x12	@ (DIE (0x17f) DW_TAG_member)
	.ascii "key\0"	@ DW_AT_name
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x1d	@ DW_AT_decl_line
	.byte	0x8	@ DW_AT_decl_column
	.4byte	0x42	@ DW_AT_type
	.byte	0x8	@ DW_AT_data_member_location
	.byte	0	@ end of children of DIE 0x169
	.uleb128 0x4	@ (DIE (0x18d) DW_TAG_structure_type)
	.byte	0x8	@ DW_AT_byte_size
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x20	@ DW_AT_decl_line
	.byte	0x3	@ DW_AT_decl_column
	.4byte	0x1af	@ DW_AT_sibling
	.uleb128 0x12	@ (DIE (0x196) DW_TAG_member)
	.ascii "lo\0"	@ DW_AT_name
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x21	@ DW_AT_decl_line
	.byte	0x8	@ DW_AT_decl_column
	.4byte	0x2f	@ DW_AT_type
	.byte	0	@ DW_AT_data_member_location
	.uleb128 0x12	@ (DIE (0x1a2) DW_TAG_member)
	.ascii "hi\0"	@ DW_AT_name
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x21	@ DW_AT_decl_line
	.byte	0xc	@ DW_AT_decl_column
	.4byte	0x2f	@ DW_AT_type
	.byte	0x4	@ DW_AT_data_member_location
	.byte	0	@ end of children of DIE 0x18d
	.uleb128 0x13	@ (DIE (0x1af) DW_TAG_union_type)
	.byte	0x18	@ DW_AT_byte_size
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x1a	@ DW_AT_decl_line
	.byte	0x2	@ DW_AT_decl_column
	.4byte	0x1d6	@ DW_AT_sibling
	.uleb128 0x14	@ (DIE (0x1b8) DW_TAG_member)
	.4byte	0x169	@ DW_AT_type
	.uleb128 0x15	@ (DIE (0x1bd) DW_TAG_member)
	.ascii "raw\0"	@ DW_AT_name
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x1f	@ DW_AT_decl_line
	.byte	0x6	@ DW_AT_decl_column
	.4byte	0x1d6	@ DW_AT_type
	.uleb128 0x16	@ (DIE (0x1c9) DW_TAG_member)
	.4byte	.LASF15	@ DW_AT_name: "parts"
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x22	@ DW_AT_decl_line
	.byte	0x5	@ DW_AT_decl_column
	.4byte	0x1e6	@ DW_AT_type
	.byte	0	@ end of children of DIE 0x1af
	.uleb128 0x17	@ (DIE (0x1d6) DW_TAG_array_type)
	.4byte	0x1d	@ DW_AT_type
	.4byte	0x1e6	@ DW_AT_sibling
	.uleb128 0x18	@ (DIE (0x1df) DW_TAG_subrange_type)
	.4byte	0x3b	@ DW_AT_type
	.byte	0x17	@ DW_AT_upper_bound
	.byte	0	@ end of children of DIE 0x1d6
	.uleb128 0x17	@ (DIE (0x1e6) DW_TAG_array_type)
	.4byte	0x18d	@ DW_AT_type
	.4byte	0x1f6	@ DW_AT_sibling
	.uleb128 0x18	@ (DIE (0x1ef) DW_TAG_subrange_type)
	.4byte	0x3b	@ DW_AT_type
	.byte	0x1	@ DW_AT_upper_bound
	.byte	0	@ end of children of DIE 0x1e6
	.uleb128 0x19	@ (DIE (0x1f6) DW_TAG_structure_type)
	.byte	0	@ DW_AT_byte_size
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x2b	@ DW_AT_decl_line
	.byte	0x2	@ DW_AT_decl_column
	.uleb128 0x1a	@ (DIE (0x1fb) DW_TAG_structure_type)
	.4byte	.LASF35	@ DW_AT_name: "shelf"
	.byte	0xc0	@ DW_AT_byte_size
	.byte	0x40	@ DW_AT_alignment
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x14	@ DW_AT_decl_line
	.byte	0x8	@ DW_AT_decl_column
	.4byte	0x2c3	@ DW_AT_sibling
	.uleb128 0x5	@ (DIE (0x209) DW_TAG_member)
	.4byte	.LASF16	@ DW_AT_name: "refs"
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x15	@ DW_AT_decl_line
	.byte	0xa	@ DW_AT_decl_column
	.4byte	0x73	@ DW_AT_type
	.byte	0	@ DW_AT_data_member_location
	.uleb128 0x1b	@ (DIE (0x216) DW_TAG_member)
	.4byte	.LASF17	@ DW_AT_name: "state"
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x16	@ DW_AT_decl_line
	.byte	0x5	@ DW_AT_decl_column
	.4byte	0x1d	@ DW_AT_type
	.byte	0x1	@ DW_AT_byte_size
	.byte	0x3	@ DW_AT_bit_size
	.byte	0x5	@ DW_AT_bit_offset
	.byte	0x4	@ DW_AT_data_member_location
	.uleb128 0x1b	@ (DIE (0x226) DW_TAG_member)
	.4byte	.LASF18	@ DW_AT_name: "mode"
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x17	@ DW_AT_decl_line
	.byte	0x5	@ DW_AT_decl_column
	.4byte	0x1d	@ DW_AT_type
	.byte	0x1	@ DW_AT_byte_size
	.byte	0x2	@ DW_AT_bit_size
	.byte	0x3	@ DW_AT_bit_offset
	.byte	0x4	@ DW_AT_data_member_location
	.uleb128 0x1b	@ (DIE (0x236) DW_TAG_member)
	.4byte	.LASF19	@ DW_AT_name: "flags"
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x18	@ DW_AT_decl_line
	.byte	0x6	@ DW_AT_decl_column
	.4byte	0x2f	@ DW_AT_type
	.byte	0x4	@ DW_AT_byte_size
	.byte	0x9	@ DW_AT_bit_size
	.byte	0x12	@ DW_AT_bit_offset
	.byte	0x4	@ DW_AT_data_member_location
	.uleb128 0x1c	@ (DIE (0x246) DW_TAG_member)
	.4byte	0x1af	@ DW_AT_type
	.byte	0x8	@ DW_AT_data_member_location
	.uleb128 0x5	@ (DIE (0x24c) DW_TAG_member)
	.4byte	.LASF20	@ DW_AT_name: "name"
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x24	@ DW_AT_decl_line
	.byte	0x14	@ DW_AT_decl_column
	.4byte	0x102	@ DW_AT_type
	.byte	0x20	@ DW_AT_data_member_location
	.uleb128 0x5	@ (DIE (0x259) DW_TAG_member)
	.4byte	.LASF21	@ DW_AT_name: "links"
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x25	@ DW_AT_decl_line
	.byte	0xe	@ DW_AT_decl_column
	.4byte	0x2c3	@ DW_AT_type
	.byte	0x24	@ DW_AT_data_member_location
	.uleb128 0x5	@ (DIE (0x266) DW_TAG_member)
	.4byte	.LASF22	@ DW_AT_name: "mood"
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x26	@ DW_AT_decl_line
	.byte	0xc	@ DW_AT_decl_column
	.4byte	0x14a	@ DW_AT_type
	.byte	0x54	@ DW_AT_data_member_location
	.uleb128 0x5	@ (DIE (0x273) DW_TAG_member)
	.4byte	.LASF23	@ DW_AT_name: "ready"
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x27	@ DW_AT_decl_line
	.byte	0x11	@ DW_AT_decl_column
	.4byte	0x2e0	@ DW_AT_type
	.byte	0x58	@ DW_AT_data_member_location
	.uleb128 0x12	@ (DIE (0x280) DW_TAG_member)
	.ascii "ops\0"	@ DW_AT_name
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x28	@ DW_AT_decl_line
	.byte	0x14	@ DW_AT_decl_column
	.4byte	0x2e5	@ DW_AT_type
	.byte	0x5c	@ DW_AT_data_member_location
	.uleb128 0x5	@ (DIE (0x28d) DW_TAG_member)
	.4byte	.LASF24	@ DW_AT_name: "alloc"
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x29	@ DW_AT_decl_line
	.byte	0xa	@ DW_AT_decl_column
	.4byte	0x303	@ DW_AT_type
	.byte	0x60	@ DW_AT_data_member_location
	.uleb128 0x1d	@ (DIE (0x29a) DW_TAG_member)
	.4byte	.LASF36	@ DW_AT_name: "lines"
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x2a	@ DW_AT_decl_line
	.byte	0x5	@ DW_AT_decl_column
	.4byte	0x309	@ DW_AT_type
	.byte	0x40	@ DW_AT_alignment
	.byte	0x80	@ DW_AT_data_member_location
	.uleb128 0x5	@ (DIE (0x2a8) DW_TAG_member)
	.4byte	.LASF25	@ DW_AT_name: "nothing"
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x2c	@ DW_AT_decl_line
	.byte	0x4	@ DW_AT_decl_column
	.4byte	0x1f6	@ DW_AT_type
	.byte	0x84	@ DW_AT_data_member_location
	.uleb128 0x5	@ (DIE (0x2b5) DW_TAG_member)
	.4byte	.LASF26	@ DW_AT_name: "tail"
	.byte	0x2	@ DW_AT_decl_file (shelf.h)
	.byte	0x2d	@ DW_AT_decl_line
	.byte	0x5	@ DW_AT_decl_column
	.4byte	0x319	@ DW_AT_type
	.byte	0x84	@ DW_AT_data_member_location
	.byte	0	@ end of children of DIE 0x1fb
	.uleb128 0x17	@ (DIE (0x2c3) DW_TAG_array_type)
	.4byte	0x7f	@ DW_AT_type
	.4byte	0x2d9	@ DW_AT_sibling
	.uleb128 0x18	@ (DIE (0x2cc) DW_TAG_subrange_type)
	.4byte	0x3b	@ DW_AT_type
	.byte	0x1	@ DW_AT_upper_bound
	.uleb128 0x18	@ (DIE (0x2d2) DW_TAG_subrange_type)
	.4byte	0x3b	@ DW_AT_type
	.byte	0x2	@ DW_AT_upper_bound
	.byte	0	@ end of children of DIE 0x2c3
	.uleb128 0x3	@ (DIE (0x2d9) DW_TAG_base_type)
	.byte	0x1	@ DW_AT_byte_size
	.byte	0x2	@ DW_AT_encoding
	.4byte	.LASF27	@ DW_AT_name: "_Bool"
	.uleb128 0x1e	@ (DIE (0x2e0) DW_TAG_volatile_type)
	.4byte	0x2d9	@ DW_AT_type
	.uleb128 0x9	@ (DIE (0x2e5) DW_TAG_pointer_type)
	.byte	0x4	@ DW_AT_byte_size
	.4byte	0xe2	@ DW_AT_type
	.uleb128 0xc	@ (DIE (0x2eb) DW_TAG_subroutine_type)
			@ DW_AT_prototyped
	.4byte	0x2fa	@ DW_AT_type
	.4byte	0x2fa	@ DW_AT_sibling
	.uleb128 0xd	@ (DIE (0x2f4) DW_TAG_formal_parameter)
	.4byte	0x2fc	@ DW_AT_type
	.byte	0	@ end of children of DIE 0x2eb
	.uleb128 0x1f	@ (DIE (0x2fa) DW_TAG_pointer_type)
	.byte	0x4	@ DW_AT_byte_size
	.uleb128 0x3	@ (DIE (0x2fc) DW_TAG_base_type)
	.byte	0x4	@ DW_AT_byte_size
	.byte	0x7	@ DW_AT_encoding
	.4byte	.LASF28	@ DW_AT_name: "long unsigned int"
	.uleb128 0x9	@ (DIE (0x303) DW_TAG_pointer_type)
	.byte	0x4	@ DW_AT_byte_size
	.4byte	0x2eb	@ DW_AT_type
	.uleb128 0x17	@ (DIE (0x309) DW_TAG_array_type)
	.4byte	0x1d	@ DW_AT_type
	.4byte	0x319	@ DW_AT_sibling
	.uleb128 0x18	@ (DIE (0x312) DW_TAG_subrange_type)
	.4byte	0x3b	@ DW_AT_type
	.byte	0x3	@ DW_AT_upper_bound
	.byte	0	@ end of children of DIE 0x309
	.uleb128 0x17	@ (DIE (0x319) DW_TAG_array_type)
	.4byte	0x1d	@ DW_AT_type
	.4byte	0x328	@ DW_AT_sibling
	.uleb128 0x20	@ (DIE (0x322) DW_TAG_subrange_type)
	.4byte	0x3b	@ DW_AT_type
	.byte	0	@ end of children of DIE 0x319
	.uleb128 0x21	@ (DIE (0x328) DW_TAG_variable)
	.4byte	.LASF30	@ DW_AT_name: "assay_type"
	.byte	0x1	@ DW_AT_decl_file (assay_probe.c)
	.byte	0x2	@ DW_AT_decl_line
	.byte	0xf	@ DW_AT_decl_column
	.4byte	0x33a	@ DW_AT_type
			@ DW_AT_external
	.uleb128 0x5	@ DW_AT_location
	.byte	0x3	@ DW_OP_addr
	.4byte	assay_type
	.uleb128 0x9	@ (DIE (0x33a) DW_TAG_pointer_type)
	.byte	0x4	@ DW_AT_byte_size
	.4byte	0x1fb	@ DW_AT_type
	.uleb128 0x22	@ (DIE (0x340) DW_TAG_enumeration_type)
	.byte	0x7	@ DW_AT_encoding
	.byte	0x4	@ DW_AT_byte_size
	.4byte	0x3b	@ DW_AT_type
	.byte	0x1	@ DW_AT_decl_file (assay_probe.c)
	.byte	0x3	@ DW_AT_decl_line
	.byte	0x6	@ DW_AT_decl_column
	.4byte	0x355	@ DW_AT_sibling
	.uleb128 0x11	@ (DIE (0x34e) DW_TAG_enumerator)
	.4byte	.LASF29	@ DW_AT_name: "assay_alignment"
	.byte	0x40	@ DW_AT_const_value
	.byte	0	@ end of children of DIE 0x340
	.uleb128 0x21	@ (DIE (0x355) DW_TAG_variable)
	.4byte	.LASF31	@ DW_AT_name: "assay_enum"
	.byte	0x1	@ DW_AT_decl_file (assay_probe.c)
	.byte	0x3	@ DW_AT_decl_line
	.byte	0x33	@ DW_AT_decl_column
	.4byte	0x340	@ DW_AT_type
			@ DW_AT_external
	.uleb128 0x5	@ DW_AT_location
	.byte	0x3	@ DW_OP_addr
	.4byte	assay_enum
	.byte	0	@ end of children of DIE 0xb
	.section	.debug_abbrev,"",%progbits
.Ldebug_abbrev0:
	.uleb128 0x1	@ (abbrev code)
	.uleb128 0x11	@ (TAG: DW_TAG_compile_unit)
	.byte	0x1	@ DW_children_yes
	.uleb128 0x25	@ (DW_AT_producer)
	.uleb128 0xe	@ (DW_FORM_strp)
	.uleb128 0x13	@ (DW_AT_language)
	.uleb128 0xb	@ (DW_FORM_data1)
	.uleb128 0x3	@ (DW_AT_name)
	.uleb128 0xe	@ (DW_FORM_strp)
	.uleb128 0x1b	@ (DW_AT_comp_dir)
	.uleb128 0xe	@ (DW_FORM_strp)
	.uleb128 0x10	@ (DW_AT_stmt_list)
	.uleb128 0x17	@ (DW_FORM_sec_offset)
	.byte	0
	.byte	0
	.uleb128 0x2	@ (abbrev code)
	.uleb128 0x16	@ (TAG: DW_TAG_typedef)
	.byte	0	@ DW_children_no
	.uleb128 0x3	@ (DW_AT_name)
	.uleb128 0x8	@ (DW_FORM_string)
	.uleb128 0x3a	@ (DW_AT_decl_file)
	.uleb128 0xb	@ (DW_FORM_data1)
	.uleb128 0x3b	@ (DW_AT_decl_line)
	.uleb128 0xb	@ (DW_FORM_data1)
	.uleb128 0x39	@ (DW_AT_decl_column)
	.uleb128 0xb	@ (DW_FORM_data1)
	.uleb128 0x49	@ (DW_AT_type)
	.uleb128 0x13	@ (DW_FORM_ref4)
	.byte	0
	.byte	0
	.uleb128 0x3	@ (abbrev code)
	.uleb128 0x24	@ (TAG: DW_TAG_base_type)
	.byte	0	@ DW_children_no
	.uleb128 0xb	@ (DW_AT_byte_size)
	.uleb128 0xb	@ (DW_FORM_data1)
	.uleb128 0x3e	@ (DW_AT_encoding)
	.uleb128 0xb	@ (DW_FORM_data1)
	.uleb128 0x3	@ (DW_AT_name)
	.uleb128 0xe	@ (DW_FORM_strp)
	.byte	0
	.byte	0
	.uleb128 0x4	@ (abbrev code)
	.uleb128 0x13	@ (TAG: DW_TAG_structure_type)
	.byte	0x1	@ DW_children_yes
	.uleb128 0xb	@ (DW_AT_byte_size)
	.uleb128 0xb	@ (DW_FORM_data1)
	.uleb128 0x3a	@ (DW_AT_decl_file)
	.uleb128 0xb	@ (DW_FORM_data1)
	.uleb128 0x3b	@ (DW_AT_decl_line)
	.uleb128 0xb	@ (DW_FORM_data1)
	.uleb128 0x39	@ (DW_AT_decl_column)
	.uleb128 0xb	@ (DW_FORM_data1)
	.uleb128 0x1	@ (DW_AT_sibling)
	.uleb128 0x13	@ (DW_FORM_ref4)
	.byte	0
	.byte	0
	.uleb128 0x5	@ (abbrev code)
