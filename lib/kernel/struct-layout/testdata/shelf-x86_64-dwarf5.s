	.section	.debug_info,"",@progbits
.Ldebug_info0:
	.long	0x341	# Length of Compilation Unit Info
	.value	0x5	# DWARF version number
	.byte	0x1	# DW_UT_compile
	.byte	0x8	# Pointer Size (in bytes)
	.long	.Ldebug_abbrev0	# Offset Into Abbrev. Section
	.uleb128 0xf	# (DIE (0xc) DW_TAG_compile_unit)
	.long	.LASF35	# DW_AT_producer: "GNU C17 12.2.0 -mtune=generic -march=x86-64 -g2 -gdwarf-5 -O2 -fasynchronous-unwind-tables"
	.byte	0x1d	# DW_AT_language
	.long	.LASF0	# DW_AT_name: "assay_probe.c"
	.long	.LASF1	# DW_AT_comp_dir: "/tmp/cs-layout-fix"
	.long	.Ldebug_line0	# DW_AT_stmt_list
	.uleb128 0x9	# (DIE (0x1e) DW_TAG_typedef)
	.ascii "u8\0"	# DW_AT_name
			# DW_AT_decl_file (1, shelf.h)
	.byte	0x1	# DW_AT_decl_line
	.byte	0x17	# DW_AT_decl_column
	.long	0x28	# DW_AT_type
	.uleb128 0x3	# (DIE (0x28) DW_TAG_base_type)
	.byte	0x1	# DW_AT_byte_size
	.byte	0x8	# DW_AT_encoding
	.long	.LASF2	# DW_AT_name: "unsigned char"
	.uleb128 0x9	# (DIE (0x2f) DW_TAG_typedef)
	.ascii "u32\0"	# DW_AT_name
			# DW_AT_decl_file (1, shelf.h)
	.byte	0x2	# DW_AT_decl_line
	.byte	0x16	# DW_AT_decl_column
	.long	0x3a	# DW_AT_type
	.uleb128 0x3	# (DIE (0x3a) DW_TAG_base_type)
	.byte	0x4	# DW_AT_byte_size
	.byte	0x7	# DW_AT_encoding
	.long	.LASF3	# DW_AT_name: "unsigned int"
	.uleb128 0x9	# (DIE (0x41) DW_TAG_typedef)
	.ascii "u64\0"	# DW_AT_name
			# DW_AT_decl_file (1, shelf.h)
	.byte	0x3	# DW_AT_decl_line
	.byte	0x1c	# DW_AT_decl_column
	.long	0x4c	# DW_AT_type
	.uleb128 0x3	# (DIE (0x4c) DW_TAG_base_type)
	.byte	0x8	# DW_AT_byte_size
	.byte	0x7	# DW_AT_encoding
	.long	.LASF4	# DW_AT_name: "long long unsigned int"
	.uleb128 0xa	# (DIE (0x53) DW_TAG_structure_type)
	.byte	0x4	# DW_AT_byte_size
			# DW_AT_decl_file (1, shelf.h)
	.byte	0x4	# DW_AT_decl_line
	.byte	0x9	# DW_AT_decl_column
	.long	0x68	# DW_AT_sibling
	.uleb128 0x1	# (DIE (0x5b) DW_TAG_member)
	.long	.LASF6	# DW_AT_name: "counter"
			# DW_AT_decl_file (1, shelf.h)
	.byte	0x5	# DW_AT_decl_line
	.byte	0x6	# DW_AT_decl_column
	.long	0x68	# DW_AT_type
	.byte	0	# DW_AT_data_member_location
	.byte	0	# end of children of DIE 0x53
	.uleb128 0x10	# (DIE (0x68) DW_TAG_base_type)
	.byte	0x4	# DW_AT_byte_size
	.byte	0x5	# DW_AT_encoding
	.ascii "int\0"	# DW_AT_name
	.uleb128 0x11	# (DIE (0x6f) DW_TAG_typedef)
	.long	.LASF5	# DW_AT_name: "tally_t"
	.byte	0x1	# DW_AT_decl_file (shelf.h)
	.byte	0x6	# DW_AT_decl_line
	.byte	0x3	# DW_AT_decl_column
	.long	0x53	# DW_AT_type
	.uleb128 0x12	# (DIE (0x7b) DW_TAG_structure_type)
	.long	.LASF9	# DW_AT_name: "node"
	.byte	0x10	# DW_AT_byte_size
	.byte	0x1	# DW_AT_decl_file (shelf.h)
	.byte	0x8	# DW_AT_decl_line
	.byte	0x8	# DW_AT_decl_column
	.long	0xa1	# DW_AT_sibling
	.uleb128 0x1	# (DIE (0x88) DW_TAG_member)
	.long	.LASF7	# DW_AT_name: "next"
			# DW_AT_decl_file (1, shelf.h)
	.byte	0x9	# DW_AT_decl_line
	.byte	0xf	# DW_AT_decl_column
	.long	0xa1	# DW_AT_type
	.byte	0	# DW_AT_data_member_location
	.uleb128 0x1	# (DIE (0x94) DW_TAG_member)
	.long	.LASF8	# DW_AT_name: "prev"
			# DW_AT_decl_file (1, shelf.h)
	.byte	0x9	# DW_AT_decl_line
	.byte	0x16	# DW_AT_decl_column
	.long	0xa1	# DW_AT_type
	.byte	0x8	# DW_AT_data_member_location
	.byte	0	# end of children of DIE 0x7b
	.uleb128 0x2	# (DIE (0xa1) DW_TAG_pointer_type)
			# DW_AT_byte_size (0x8)
	.long	0x7b	# DW_AT_type
	.uleb128 0x13	# (DIE (0xa6) DW_TAG_structure_type)
	.ascii "ops\0"	# DW_AT_name
	.byte	0x18	# DW_AT_byte_size
	.byte	0x1	# DW_AT_decl_file (shelf.h)
	.byte	0xc	# DW_AT_decl_line
	.byte	0x8	# DW_AT_decl_column
	.long	0xd8	# DW_AT_sibling
	.uleb128 0x1	# (DIE (0xb3) DW_TAG_member)
	.long	.LASF10	# DW_AT_name: "open"
			# DW_AT_decl_file (1, shelf.h)
	.byte	0xd	# DW_AT_decl_line
	.byte	0x8	# DW_AT_decl_column
	.long	0x108	# DW_AT_type
	.byte	0	# DW_AT_data_member_location
	.uleb128 0x1	# (DIE (0xbf) DW_TAG_member)
	.long	.LASF11	# DW_AT_name: "stop"
			# DW_AT_decl_file (1, shelf.h)
	.byte	0xe	# DW_AT_decl_line
	.byte	0x9	# DW_AT_decl_column
	.long	0x10e	# DW_AT_type
	.byte	0x8	# DW_AT_data_member_location
	.uleb128 0x1	# (DIE (0xcb) DW_TAG_member)
	.long	.LASF12	# DW_AT_name: "pick"
			# DW_AT_decl_file (1, shelf.h)
	.byte	0xf	# DW_AT_decl_line
	.byte	0xa	# DW_AT_decl_column
	.long	0x136	# DW_AT_type
	.byte	0x10	# DW_AT_data_member_location
	.byte	0	# end of children of DIE 0xa6
	.uleb128 0xb	# (DIE (0xd8) DW_TAG_const_type)
	.long	0xa6	# DW_AT_type
	.uleb128 0x7	# (DIE (0xdd) DW_TAG_subroutine_type)
			# DW_AT_prototyped
	.long	0x68	# DW_AT_type
	.long	0xf2	# DW_AT_sibling
	.uleb128 0x4	# (DIE (0xe6) DW_TAG_formal_parameter)
	.long	0xa1	# DW_AT_type
	.uleb128 0x4	# (DIE (0xeb) DW_TAG_formal_parameter)
	.long	0xf2	# DW_AT_type
	.uleb128 0x14	# (DIE (0xf0) DW_TAG_unspecified_parameters)
	.byte	0	# end of children of DIE 0xdd
	.uleb128 0x2	# (DIE (0xf2) DW_TAG_pointer_type)
			# DW_AT_byte_size (0x8)
	.long	0x103	# DW_AT_type
	.uleb128 0xb	# (DIE (0xf7) DW_TAG_const_type)
	.long	0xf2	# DW_AT_type
	.uleb128 0x3	# (DIE (0xfc) DW_TAG_base_type)
	.byte	0x1	# DW_AT_byte_size
	.byte	0x6	# DW_AT_encoding
	.long	.LASF13	# DW_AT_name: "char"
	.uleb128 0xb	# (DIE (0x103) DW_TAG_const_type)
	.long	0xfc	# DW_AT_type
	.uleb128 0x2	# (DIE (0x108) DW_TAG_pointer_type)
			# DW_AT_byte_size (0x8)
	.long	0xdd	# DW_AT_type
	.uleb128 0x15	# (DIE (0x10d) DW_TAG_subroutine_type)
			# DW_AT_prototyped
	.uleb128 0x2	# (DIE (0x10e) DW_TAG_pointer_type)
			# DW_AT_byte_size (0x8)
	.long	0x10d	# DW_AT_type
	.uleb128 0x7	# (DIE (0x113) DW_TAG_subroutine_type)
			# DW_AT_prototyped
	.long	0x68	# DW_AT_type
	.long	0x122	# DW_AT_sibling
	.uleb128 0x4	# (DIE (0x11c) DW_TAG_formal_parameter)
	.long	0xfc	# DW_AT_type
	.byte	0	# end of children of DIE 0x113
	.uleb128 0x7	# (DIE (0x122) DW_TAG_subroutine_type)
			# DW_AT_prototyped
	.long	0x131	# DW_AT_type
	.long	0x131	# DW_AT_sibling
	.uleb128 0x4	# (DIE (0x12b) DW_TAG_formal_parameter)
	.long	0x68	# DW_AT_type
	.byte	0	# end of children of DIE 0x122
	.uleb128 0x2	# (DIE (0x131) DW_TAG_pointer_type)
			# DW_AT_byte_size (0x8)
	.long	0x113	# DW_AT_type
	.uleb128 0x2	# (DIE (0x136) DW_TAG_pointer_type)
			# DW_AT_byte_size (0x8)
	.long	0x122	# DW_AT_type
	.uleb128 0x16	# (DIE (0x13b) DW_TAG_enumeration_type)
	.long	.LASF25	# DW_AT_name: "mood"
	.byte	0x7	# DW_AT_encoding
	.byte	0x4	# DW_AT_byte_size
	.long	0x3a	# DW_AT_type
	.byte	0x1	# DW_AT_decl_file (shelf.h)
	.byte	0x12	# DW_AT_decl_line
	.byte	0x6	# DW_AT_decl_column
	.long	0x15a	# DW_AT_sibling
	.uleb128 0xc	# (DIE (0x14d) DW_TAG_enumerator)
	.long	.LASF14	# DW_AT_name: "CALM"
	.byte	0	# DW_AT_const_value
	.uleb128 0xc	# (DIE (0x153) DW_TAG_enumerator)
	.long	.LASF15	# DW_AT_name: "BUSY"
	.byte	0x1	# DW_AT_const_value
	.byte	0	# end of children of DIE 0x13b
	.uleb128 0xa	# (DIE (0x15a) DW_TAG_structure_type)
	.byte	0x10	# DW_AT_byte_size
			# DW_AT_decl_file (1, shelf.h)
	.byte	0x1b	# DW_AT_decl_line
	.byte	0x3	# DW_AT_decl_column
	.long	0x17b	# DW_AT_sibling
	.uleb128 0x1	# (DIE (0x162) DW_TAG_member)
	.long	.LASF16	# DW_AT_name: "head"
			# DW_AT_decl_file (1, shelf.h)
	.byte	0x1c	# DW_AT_decl_line
	.byte	0x7	# DW_AT_decl_column
	.long	0x1e	# DW_AT_type
	.byte	0	# DW_AT_data_member_location
	.uleb128 0x8	# (DIE (0x16e) DW_TAG_member)
	.ascii "key\0"	# DW_AT_name
			# DW_AT_decl_file (1, shelf.h)
	.byte	0x1d	# DW_AT_decl_line
	.byte	0x8	# DW_AT_decl_column
	.long	0x41	# DW_AT_type
	.byte	0x8	# DW_AT_data_member_location
	.byte	0	# end of children of DIE 0x15a
	.uleb128 0xa	# (DIE (0x17b) DW_TAG_structure_type)
	.byte	0x8	# DW_AT_byte_size
			# DW_AT_decl_file (1, shelf.h)
	.byte	0x20	# DW_AT_decl_line
	.byte	0x3	# DW_AT_decl_column
	.long	0x19a	# DW_AT_sibling
	.uleb128 0x8	# (DIE (0x183) DW_TAG_member)
	.ascii "lo\0"	# DW_AT_name
			# DW_AT_decl_file (1, shelf.h)
	.byte	0x21	# DW_AT_decl_line
	.byte	0x8	# DW_AT_decl_column
	.long	0x2f	# DW_AT_type
	.byte	0	# DW_AT_data_member_location
	.uleb128 0x8	# (DIE (0x18e) DW_TAG_member)
	.ascii "hi\0"	# DW_AT_name
			# DW_AT_decl_file (1, shelf.h)
	.byte	0x21	# DW_AT_decl_line
	.byte	0xc	# DW_AT_decl_column
	.long	0x2f	# DW_AT_type
	.byte	0x4	# DW_AT_data_member_location
	.byte	0	# end of children of DIE 0x17b
	.uleb128 0x17	# (DIE (0x19a) DW_TAG_union_type)
	.byte	0x18	# DW_AT_byte_size
	.byte	0x1	# DW_AT_decl_file (shelf.h)
	.byte	0x1a	# DW_AT_decl_line
	.byte	0x2	# DW_AT_decl_column
	.long	0x1c1	# DW_AT_sibling
	.uleb128 0x18	# (DIE (0x1a3) DW_TAG_member)
	.long	0x15a	# DW_AT_type
	.uleb128 0x19	# (DIE (0x1a8) DW_TAG_member)
	.ascii "raw\0"	# DW_AT_name
	.byte	0x1	# DW_AT_decl_file (shelf.h)
	.byte	0x1f	# DW_AT_decl_line
	.byte	0x6	# DW_AT_decl_column
	.long	0x1c1	# DW_AT_type
	.uleb128 0x1a	# (DIE (0x1b4) DW_TAG_member)
	.long	.LASF17	# DW_AT_name: "parts"
	.byte	0x1	# DW_AT_decl_file (shelf.h)
	.byte	0x22	# DW_AT_decl_line
	.byte	0x5	# DW_AT_decl_column
	.long	0x1d8	# DW_AT_type
	.byte	0	# end of children of DIE 0x19a
	.uleb128 0x5	# (DIE (0x1c1) DW_TAG_array_type)
	.long	0x1e	# DW_AT_type
	.long	0x1d1	# DW_AT_sibling
	.uleb128 0x6	# (DIE (0x1ca) DW_TAG_subrange_type)
	.long	0x1d1	# DW_AT_type
	.byte	0x17	# DW_AT_upper_bound
	.byte	0	# end of children of DIE 0x1c1
	.uleb128 0x3	# (DIE (0x1d1) DW_TAG_base_type)
	.byte	0x8	# DW_AT_byte_size
	.byte	0x7	# DW_AT_encoding
	.long	.LASF18	# DW_AT_name: "long unsigned int"
	.uleb128 0x5	# (DIE (0x1d8) DW_TAG_array_type)
	.long	0x17b	# DW_AT_type
	.long	0x1e8	# DW_AT_sibling
	.uleb128 0x6	# (DIE (0x1e1) DW_TAG_subrange_type)
	.long	0x1d1	# DW_AT_type
	.byte	0x1	# DW_AT_upper_bound
	.byte	0	# end of children of DIE 0x1d8
	.uleb128 0x1b	# (DIE (0x1e8) DW_TAG_structure_type)
	.byte	0	# DW_AT_byte_size
	.byte	0x1	# DW_AT_decl_file (shelf.h)
	.byte	0x2b	# DW_AT_decl_line
	.byte	0x2	# DW_AT_decl_column
	.uleb128 0x1c	# (DIE (0x1ed) DW_TAG_structure_type)
	.long	.LASF36	# DW_AT_name: "shelf"
	.value	0x100	# DW_AT_byte_size
	.byte	0x40	# DW_AT_alignment
	.byte	0x1	# DW_AT_decl_file (shelf.h)
	.byte	0x14	# DW_AT_decl_line
	.byte	0x8	# DW_AT_decl_column
	.long	0x2a4	# DW_AT_sibling
	.uleb128 0x1	# (DIE (0x1fc) DW_TAG_member)
	.long	.LASF19	# DW_AT_name: "refs"
			# DW_AT_decl_file (1, shelf.h)
	.byte	0x15	# DW_AT_decl_line
	.byte	0xa	# DW_AT_decl_column
	.long	0x6f	# DW_AT_type
	.byte	0	# DW_AT_data_member_location
	.uleb128 0xd	# (DIE (0x208) DW_TAG_member)
	.long	.LASF20	# DW_AT_name: "state"
			# DW_AT_decl_file (1, shelf.h)
	.byte	0x16	# DW_AT_decl_line
	.byte	0x5	# DW_AT_decl_column
	.long	0x1e	# DW_AT_type
	.byte	0x3	# DW_AT_bit_size
	.byte	0x20	# DW_AT_data_bit_offset
	.uleb128 0xd	# (DIE (0x215) DW_TAG_member)
	.long	.LASF21	# DW_AT_name: "mode"
			# DW_AT_decl_file (1, shelf.h)
	.byte	0x17	# DW_AT_decl_line
	.byte	0x5	# DW_AT_decl_column
	.long	0x1e	# DW_AT_type
	.byte	0x2	# DW_AT_bit_size
	.byte	0x23	# DW_AT_data_bit_offset
	.uleb128 0xd	# (DIE (0x222) DW_TAG_member)
	.long	.LASF22	# DW_AT_name: "flags"
			# DW_AT_decl_file (1, shelf.h)
	.byte	0x18	# DW_AT_decl_line
	.byte	0x6	# DW_AT_decl_column
	.long	0x2f	# DW_AT_type
	.byte	0x9	# DW_AT_bit_size
	.byte	0x25	# DW_AT_data_bit_offset
	.uleb128 0x1d	# (DIE (0x22f) DW_TAG_member)
	.long	0x19a	# DW_AT_type
	.byte	0x8	# DW_AT_data_member_location
	.uleb128 0x1	# (DIE (0x235) DW_TAG_member)
	.long	.LASF23	# DW_AT_name: "name"
			# DW_AT_decl_file (1, shelf.h)
	.byte	0x24	# DW_AT_decl_line
	.byte	0x14	# DW_AT_decl_column
	.long	0xf7	# DW_AT_type
	.byte	0x20	# DW_AT_data_member_location
	.uleb128 0x1	# (DIE (0x241) DW_TAG_member)
	.long	.LASF24	# DW_AT_name: "links"
			# DW_AT_decl_file (1, shelf.h)
	.byte	0x25	# DW_AT_decl_line
	.byte	0xe	# DW_AT_decl_column
	.long	0x2a4	# DW_AT_type
	.byte	0x28	# DW_AT_data_member_location
	.uleb128 0x1	# (DIE (0x24d) DW_TAG_member)
	.long	.LASF25	# DW_AT_name: "mood"
			# DW_AT_decl_file (1, shelf.h)
	.byte	0x26	# DW_AT_decl_line
	.byte	0xc	# DW_AT_decl_column
	.long	0x13b	# DW_AT_type
	.byte	0x88	# DW_AT_data_member_location
	.uleb128 0x1	# (DIE (0x259) DW_TAG_member)
	.long	.LASF26	# DW_AT_name: "ready"
			# DW_AT_decl_file (1, shelf.h)
	.byte	0x27	# DW_AT_decl_line
	.byte	0x11	# DW_AT_decl_column
	.long	0x2c1	# DW_AT_type
	.byte	0x8c	# DW_AT_data_member_location
	.uleb128 0x8	# (DIE (0x265) DW_TAG_member)
	.ascii "ops\0"	# DW_AT_name
			# DW_AT_decl_file (1, shelf.h)
	.byte	0x28	# DW_AT_decl_line
	.byte	0x14	# DW_AT_decl_column
	.long	0x2c6	# DW_AT_type
	.byte	0x90	# DW_AT_data_member_location
	.uleb128 0x1	# (DIE (0x271) DW_TAG_member)
	.long	.LASF27	# DW_AT_name: "alloc"
			# DW_AT_decl_file (1, shelf.h)
	.byte	0x29	# DW_AT_decl_line
	.byte	0xa	# DW_AT_decl_column
	.long	0x2dc	# DW_AT_type
	.byte	0x98	# DW_AT_data_member_location
	.uleb128 0x1e	# (DIE (0x27d) DW_TAG_member)
	.long	.LASF28	# DW_AT_name: "lines"
	.byte	0x1	# DW_AT_decl_file (shelf.h)
	.byte	0x2a	# DW_AT_decl_line
	.byte	0x5	# DW_AT_decl_column
	.long	0x2e1	# DW_AT_type
	.byte	0x40	# DW_AT_alignment
	.byte	0xc0	# DW_AT_data_member_location
	.uleb128 0x1	# (DIE (0x28b) DW_TAG_member)
	.long	.LASF29	# DW_AT_name: "nothing"
			# DW_AT_decl_file (1, shelf.h)
	.byte	0x2c	# DW_AT_decl_line
	.byte	0x4	# DW_AT_decl_column
	.long	0x1e8	# DW_AT_type
	.byte	0xc4	# DW_AT_data_member_location
	.uleb128 0x1	# (DIE (0x297) DW_TAG_member)
	.long	.LASF30	# DW_AT_name: "tail"
			# DW_AT_decl_file (1, shelf.h)
	.byte	0x2d	# DW_AT_decl_line
	.byte	0x5	# DW_AT_decl_column
	.long	0x2f1	# DW_AT_type
	.byte	0xc4	# DW_AT_data_member_location
	.byte	0	# end of children of DIE 0x1ed
	.uleb128 0x5	# (DIE (0x2a4) DW_TAG_array_type)
	.long	0x7b	# DW_AT_type
	.long	0x2ba	# DW_AT_sibling
	.uleb128 0x6	# (DIE (0x2ad) DW_TAG_subrange_type)
	.long	0x1d1	# DW_AT_type
	.byte	0x1	# DW_AT_upper_bound
	.uleb128 0x6	# (DIE (0x2b3) DW_TAG_subrange_type)
	.long	0x1d1	# DW_AT_type
	.byte	0x2	# DW_AT_upper_bound
	.byte	0	# end of children of DIE 0x2a4
	.uleb128 0x3	# (DIE (0x2ba) DW_TAG_base_type)
	.byte	0x1	# DW_AT_byte_size
	.byte	0x2	# DW_AT_encoding
	.long	.LASF31	# DW_AT_name: "_Bool"
	.uleb128 0x1f	# (DIE (0x2c1) DW_TAG_volatile_type)
	.long	0x2ba	# DW_AT_type
	.uleb128 0x2	# (DIE (0x2c6) DW_TAG_pointer_type)
			# DW_AT_byte_size (0x8)
	.long	0xd8	# DW_AT_type
	.uleb128 0x7	# (DIE (0x2cb) DW_TAG_subroutine_type)
			# DW_AT_prototyped
	.long	0x2da	# DW_AT_type
	.long	0x2da	# DW_AT_sibling
	.uleb128 0x4	# (DIE (0x2d4) DW_TAG_formal_parameter)
	.long	0x1d1	# DW_AT_type
	.byte	0	# end of children of DIE 0x2cb
	.uleb128 0x20	# (DIE (0x2da) DW_TAG_pointer_type)
	.byte	0x8	# DW_AT_byte_size
	.uleb128 0x2	# (DIE (0x2dc) DW_TAG_pointer_type)
			# DW_AT_byte_size (0x8)
	.long	0x2cb	# DW_AT_type
	.uleb128 0x5	# (DIE (0x2e1) DW_TAG_array_type)
	.long	0x1e	# DW_AT_type
	.long	0x2f1	# DW_AT_sibling
	.uleb128 0x6	# (DIE (0x2ea) DW_TAG_subrange_type)
	.long	0x1d1	# DW_AT_type
	.byte	0x3	# DW_AT_upper_bound
	.byte	0	# end of children of DIE 0x2e1
	.uleb128 0x5	# (DIE (0x2f1) DW_TAG_array_type)
	.long	0x1e	# DW_AT_type
	.long	0x300	# DW_AT_sibling
	.uleb128 0x21	# (DIE (0x2fa) DW_TAG_subrange_type)
	.long	0x1d1	# DW_AT_type
	.byte	0	# end of children of DIE 0x2f1
	.uleb128 0xe	# (DIE (0x300) DW_TAG_variable)
	.long	.LASF33	# DW_AT_name: "assay_type"
			# DW_AT_decl_file (2, assay_probe.c)
	.byte	0x2	# DW_AT_decl_line
	.byte	0xf	# DW_AT_decl_column
	.long	0x315	# DW_AT_type
			# DW_AT_external
	.uleb128 0x9	# DW_AT_location
	.byte	0x3	# DW_OP_addr
	.quad	assay_type
	.uleb128 0x2	# (DIE (0x315) DW_TAG_pointer_type)
			# DW_AT_byte_size (0x8)
	.long	0x1ed	# DW_AT_type
	.uleb128 0x22	# (DIE (0x31a) DW_TAG_enumeration_type)
	.byte	0x7	# DW_AT_encoding
	.byte	0x4	# DW_AT_byte_size
	.long	0x3a	# DW_AT_type
	.byte	0x2	# DW_AT_decl_file (assay_probe.c)
	.byte	0x3	# DW_AT_decl_line
	.byte	0x6	# DW_AT_decl_column
	.long	0x32f	# DW_AT_sibling
	.uleb128 0xc	# (DIE (0x328) DW_TAG_enumerator)
	.long	.LASF32	# DW_AT_name: "assay_alignment"
	.byte	0x40	# DW_AT_const_value
	.byte	0	# end of children of DIE 0x31a
	.uleb128 0xe	# (DIE (0x32f) DW_TAG_variable)
	.long	.LASF34	# DW_AT_name: "assay_enum"
			# DW_AT_decl_file (2, assay_probe.c)
	.byte	0x3	# DW_AT_decl_line
	.byte	0x33	# DW_AT_decl_column
	.long	0x31a	# DW_AT_type
			# DW_AT_external
	.uleb128 0x9	# DW_AT_location
	.byte	0x3	# DW_OP_addr
	.quad	assay_enum
	.byte	0	# end of children of DIE 0xc
	.section	.debug_abbrev,"",@progbits
.Ldebug_abbrev0:
	.uleb128 0x1	# (abbrev code)
	.uleb128 0xd	# (TAG: DW_TAG_member)
	.byte	0	# DW_children_no
	.uleb128 0x3	# (DW_AT_name)
	.uleb128 0xe	# (DW_FORM_strp)
	.uleb128 0x3a	# (DW_AT_decl_file)
	.uleb128 0x21	# (DW_FORM_implicit_const)
	.sleb128 1	# (shelf.h)
	.uleb128 0x3b	# (DW_AT_decl_line)
	.uleb128 0xb	# (DW_FORM_data1)
	.uleb128 0x39	# (DW_AT_decl_column)
	.uleb128 0xb	# (DW_FORM_data1)
	.uleb128 0x49	# (DW_AT_type)
	.uleb128 0x13	# (DW_FORM_ref4)
	.uleb128 0x38	# (DW_AT_data_member_location)
	.uleb128 0xb	# (DW_FORM_data1)
	.byte	0
	.byte	0
	.uleb128 0x2	# (abbrev code)
	.uleb128 0xf	# (TAG: DW_TAG_pointer_type)
	.byte	0	# DW_children_no
	.uleb128 0xb	# (DW_AT_byte_size)
	.uleb128 0x21	# (DW_FORM_implicit_const)
	.sleb128 8
	.uleb128 0x49	# (DW_AT_type)
	.uleb128 0x13	# (DW_FORM_ref4)
	.byte	0
	.byte	0
	.uleb128 0x3	# (abbrev code)
	.uleb128 0x24	# (TAG: DW_TAG_base_type)
	.byte	0	# DW_children_no
	.uleb128 0xb	# (DW_AT_byte_size)
	.uleb128 0xb	# (DW_FORM_data1)
	.uleb128 0x3e	# (DW_AT_encoding)
	.uleb128 0xb	# (DW_FORM_data1)
	.uleb128 0x3	# (DW_AT_name)
	.uleb128 0xe	# (DW_FORM_strp)
	.byte	0
	.byte	0
	.uleb128 0x4	# (abbrev code)
	.uleb128 0x5	# (TAG: DW_TAG_formal_parameter)
	.byte	0	# DW_children_no
	.uleb128 0x49	# (DW_AT_type)
	.uleb128 0x13	# (DW_FORM_ref4)
	.byte	0
	.byte	0
	.uleb128 0x5	# (abbrev code)
	.uleb128 0x1	# (TAG: DW_TAG_array_type)
	.byte	0x1	# DW_children_yes
	.uleb128 0x49	# (DW_AT_type)
	.uleb128 0x13	# (DW_FORM_ref4)
	.uleb128 0x1	# (DW_AT_sibling)
	.uleb128 0x13	# (DW_FORM_ref4)
	.byte	0
	.byte	0
	.uleb128 0x6	# (abbrev code)
	.uleb128 0x21	# (TAG: DW_TAG_subrange_type)
