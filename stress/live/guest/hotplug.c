/*
 * Takes a VF away and gives it back, and writes a row for each time: when the kernel did what, when the
 * observer read, and what it saw. Runs as root in the guest; README.md says what the columns are.
 *
 * hotplug CYCLES DELAYS DRIVER-DIRECTORY DEVICE OUT observer|udevd PROBES...
 *   DELAYS            nanoseconds from the wake-up to the read, with commas
 *   DRIVER-DIRECTORY  has bind and unbind, e.g. /sys/bus/pci/drivers/vmxnet3
 *   OUT               a file or a serial port
 */
#include "lab.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#define MOST_DELAYS 32
#define PATIENCE 2000000000LL    /* for a uevent, and for udevd */
#define IN_PEACE 2000            /* us that nothing is done after a read, for the registration to end */
#define LEAST_PAUSE 1000         /* us between away and back ... */
#define PAUSES 20000             /* ... and so many more at random */

static const char *const columns =
    "i,delay,s1,post,sys_,dpm,bce,q,list,reg,mlink,m1,rfsr,rt,regend,un,"
    "t_ue,t_m0,t_m1,t_f1,probe,unbind,master,flags,cpu\n";

struct counts {
  long rows, missed, incomplete, joined, contradicted, unmarked;
};

static nanos delays[MOST_DELAYS];
static int delay_count;
static char bind_path[128], unbind_path[128];
static const char *device;
static bool udevd;

nanos now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

void die(const char *what) {
  fprintf(stderr, "LAB failed: %s: %s\n", what, strerror(errno));
  exit(1);
}

static nanos put_device(const char *path) {
  nanos before = now();
  int file = open(path, O_WRONLY);
  if (file < 0 || write(file, device, strlen(device)) < 0)
    die(path);
  close(file);
  return now() - before;
}

static void read_delays(char *list) {
  for (char *at = strtok(list, ","); at && delay_count < MOST_DELAYS; at = strtok(NULL, ","))
    delays[delay_count++] = atoll(at);
}

/* Each delay once, in an order of its own, before any comes again. */
static nanos next_delay(void) {
  static int at;
  if (at == 0)
    for (int i = delay_count - 1; i > 0; i--) {
      int other = rand() % (i + 1);
      nanos kept = delays[i];
      delays[i] = delays[other];
      delays[other] = kept;
    }
  nanos delay = delays[at];
  at = (at + 1) % delay_count;
  return delay;
}

/* udevd writes /run/udev/data/nINDEX once it has processed the device: 1 marked, 0 not, -1 not yet. */
static int marked_by_rule(int index) {
  char path[64], line[256];
  int marked = 0;
  snprintf(path, sizeof path, "/run/udev/data/n%d", index);
  FILE *file = fopen(path, "r");
  if (!file)
    return -1;
  while (fgets(line, sizeof line, file))
    marked |= !strcmp(line, "E:AZURE_UNMANAGED_SRIOV=1\n");
  fclose(file);
  return marked;
}

static int wait_for_udevd(int index) {
  nanos until = now() + PATIENCE;
  int marked;
  while ((marked = marked_by_rule(index)) < 0 && now() < until)
    usleep(1000);
  return marked;
}

/* The rule reads flags only: what it saw is what it marked; the link is told from the trace. */
static bool rule_as_observer(struct sight *sight, const struct registration *r, int marked) {
  long flags = flags_of(sight->name);
  if (marked < 0 || !r->at[WOKEN] || !r->at[ATTR] || flags < 0)
    return false;
  sight->woken = r->at[WOKEN];
  sight->master_from = sight->master_to = sight->flags_to = r->at[ATTR];
  sight->master = r->at[MASTER] < r->at[ATTR];
  sight->flags = marked ? flags | 0x800 : flags & ~0x800L;
  return true;
}

static bool is_complete(const struct registration *r) {
  for (int step = S1; step <= UNLOCKED; step++)
    if (!r->at[step])
      return false;
  return true;
}

static void write_row(int out, long cycle, nanos delay, const struct sight *s,
                      const struct registration *r, nanos plugged, nanos away) {
  char row[512];
  nanos zero = r->at[UEVENT];
  int size = snprintf(row, sizeof row, "%ld,%lld", cycle, delay);
  for (int step = S1; step <= UNLOCKED; step++)
    if (step != UEVENT)
      size += snprintf(row + size, sizeof row - size, ",%lld", r->at[step] - zero);
  size += snprintf(row + size, sizeof row - size, ",%lld,%lld,%lld,%lld,%lld,%lld,%d,%lx,%d\n",
                   s->woken - zero, s->master_from - zero, s->master_to - zero, s->flags_to - zero,
                   r->at[S1] - plugged, away, s->master, s->flags, r->cpu);
  if (write(out, row, size) != size)
    die("row");
}

/* A read that ended before the link was there and saw it, or began after it and did not. */
static bool contradicts(const struct sight *s, const struct registration *r) {
  return s->master ? s->master_to < r->at[MASTER] - 1000 : s->master_from > r->at[MASTER] + 1000;
}

static void cycle(int out, long number, struct counts *counts) {
  struct registration traced;
  struct sight sight;
  nanos delay = next_delay();
  nanos away = put_device(unbind_path);
  usleep(LEAST_PAUSE + rand() % PAUSES);
  trace_forget();
  observer_arm(delay);
  nanos plugged = now();
  put_device(bind_path);
  bool saw = observer_saw(PATIENCE, &sight);
  int marked = saw && udevd ? wait_for_udevd(sight.index) : 0;
  usleep(IN_PEACE);
  trace_read(&traced);
  if (number < 0)
    return;
  counts->missed += !saw;
  counts->joined += saw && has_master(sight.name);
  if (!saw || !is_complete(&traced) || (udevd && !rule_as_observer(&sight, &traced, marked)) ||
      sight.flags < 0) {
    counts->incomplete += saw;
    return;
  }
  counts->contradicted += contradicts(&sight, &traced);
  counts->unmarked += !(sight.flags & 0x800);
  counts->rows++;
  write_row(out, number, delay, &sight, &traced, plugged, away);
}

static int open_out(const char *path) {
  struct termios terminal;
  int out = open(path, O_WRONLY | O_CREAT | O_NOCTTY, 0644);
  if (out < 0)
    die(path);
  if (!tcgetattr(out, &terminal)) {
    cfmakeraw(&terminal);
    cfsetspeed(&terminal, B115200);
    tcsetattr(out, TCSANOW, &terminal);
  }
  return out;
}

int main(int count, char **words) {
  struct counts counts = {0};
  if (count < 8) {
    fprintf(stderr, "LAB usage: see hotplug.c\n");
    return 2;
  }
  long cycles = atol(words[1]);
  read_delays(words[2]);
  snprintf(bind_path, sizeof bind_path, "%s/bind", words[3]);
  snprintf(unbind_path, sizeof unbind_path, "%s/unbind", words[3]);
  device = words[4];
  int out = open_out(words[5]);
  udevd = !strcmp(words[6], "udevd");
  srand(1);
  observer_start(!udevd);
  trace_start((const char **)words + 7, count - 7, udevd);
  if (write(out, columns, strlen(columns)) < 0)
    die(words[5]);
  nanos begun = now();
  cycle(out, -1, &counts);
  for (long i = 0; i < cycles; i++)
    cycle(out, i, &counts);
  fprintf(stderr,
          "LAB cycles=%ld rows=%ld joined=%ld missed=%ld incomplete=%ld contradicted=%ld "
          "without-IFF_SLAVE=%ld lost-events=%ld seconds=%lld\n",
          cycles, counts.rows, counts.joined, counts.missed, counts.incomplete,
          counts.contradicted, counts.unmarked, trace_lost(), (now() - begun) / 1000000000LL);
  return 0;
}
