/* Trap register-headers: they are left out of the index; grepper reads them. */
#define regPOST_STATUS 0x0010
