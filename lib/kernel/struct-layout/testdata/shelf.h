typedef unsigned char u8;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef struct {
	int counter;
} tally_t;

struct node {
	struct node *next, *prev;
};

struct ops {
	int (*open)(struct node *node, const char *name, ...);
	void (*stop)(void);
	int (*(*pick)(int))(char);
};

enum mood { CALM, BUSY };

struct shelf {
	tally_t refs;
	u8 state : 3;
	u8 mode : 2;
	u32 flags : 9;
	u32 : 0;
	union {
		struct {
			u8 head;
			u64 key;
		};
		u8 raw[24];
		struct {
			u32 lo, hi;
		} parts[2];
	};
	const char *const name;
	struct node links[2][3];
	enum mood mood;
	volatile _Bool ready;
	const struct ops *ops;
	void *(*alloc)(unsigned long size);
	u8 lines[4] __attribute__((aligned(64)));
	struct {
	} nothing;
	u8 tail[];
};
