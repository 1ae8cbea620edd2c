// SPDX-License-Identifier: GPL-2.0
/* Trap selftest: a test that has its own struct of a name of the kernel. */
struct parcel {
	int fake;
};

static inline void list_add(void *entry, void *head)
{
}

TEST_F(parcel_fixture, sends_one)
{
	struct parcel parcel = { 1 };

	EXPECT_EQ(parcel.fake, 1);
}
