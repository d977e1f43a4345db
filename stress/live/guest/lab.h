/* What the parts of the guest's program share. Times are CLOCK_MONOTONIC, in nanoseconds. */
#ifndef LAB_H
#define LAB_H

#include <stdbool.h>
#include <stddef.h>

typedef long long nanos;

nanos now(void);
void die(const char *what);

/* What an observer saw of one hot-plug. */
struct sight {
  nanos woken;        /* its recv of the uevent returned */
  nanos master_from;  /* readlink of master begins ... */
  nanos master_to;    /* ... and ends, and the read of flags begins ... */
  nanos flags_to;     /* ... and ends */
  bool master;
  long flags;         /* negative: errno */
  char name[32];
  int index;
};

/* Starts the thread that waits for "add" of a net device; it only tells the wake-up if not reading. */
void observer_start(bool reading);
/* The next uevent is awaited, and the reads begin so much later. */
void observer_arm(nanos delay);
/* Whether the device was seen within the time; if so, how. */
bool observer_saw(nanos within, struct sight *sight);

/* Reads /sys/class/net/NAME/flags; negative: errno. */
long flags_of(const char *name);
bool has_master(const char *name);

/* Steps of one registration in the order of the columns; then when udevd was woken, and its read of flags. */
enum step {
  S1, POST, SYS, DPM, UEVENT, UEVENT_END, QUEUES, LIST, JOIN, MASTER, MASTER_END, JOIN_END,
  NEWLINK, REGISTERED, UNLOCKED, WOKEN, ATTR, STEPS
};

struct registration {
  nanos at[STEPS];    /* 0: not traced */
  int cpu;
  bool link_is_master;
};

/* Traces this thread with the probes of a file of kprobe definitions; says which are missing. */
void trace_start(const char *probes[], int files, bool programs);
void trace_forget(void);
/* Reads what was traced since, and how many events were lost in all. */
void trace_read(struct registration *registration);
long trace_lost(void);

#endif
