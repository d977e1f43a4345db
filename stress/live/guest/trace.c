/* The kernel's steps, from kprobes through tracefs (Documentation/trace/kprobetrace.rst). */
#include "lab.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define TRACING "/sys/kernel/tracing/"
#define PROBES TRACING "events/kprobes/"

/* include/linux/netdevice.h, v5.0 to v7.2 */
#define NETDEV_POST_INIT "val=17"
#define CHAIN_FILTER "val==17"

static int pipe_fd = -1;
static int own;
static long lost;
static char kept[8192];
static size_t kept_size;

static bool put(const char *path, const char *text) {
  int file = open(path, O_WRONLY | O_APPEND);
  if (file < 0)
    return false;
  bool done = write(file, text, strlen(text)) >= 0;
  close(file);
  return done;
}

/* One definition a line; # is a comment, ? marks what may be missing. */
static void add_probes(const char *path) {
  FILE *file = fopen(path, "r");
  char line[256];
  if (!file)
    die(path);
  while (fgets(line, sizeof line, file)) {
    line[strcspn(line, "\n")] = 0;
    bool optional = *line == '?';
    const char *probe = line + optional;
    if (!*probe || *probe == '#' || put(TRACING "kprobe_events", probe) || optional)
      continue;
    fprintf(stderr, "LAB no probe: %s: %s\n", probe, strerror(errno));
  }
  fclose(file);
}

void trace_start(const char *probes[], int files, bool programs) {
  char filter[96];
  own = (int)syscall(SYS_gettid);
  if (!put(TRACING "trace_clock", "mono"))
    die(TRACING "trace_clock");
  put(TRACING "buffer_size_kb", "8192");
  for (int i = 0; i < files; i++)
    add_probes(probes[i]);
  snprintf(filter, sizeof filter, "common_pid==%d", own);
  put(PROBES "filter", filter);
  snprintf(filter, sizeof filter, "common_pid==%d && (" CHAIN_FILTER ")", own);
  put(PROBES "chain/filter", filter);
  put(PROBES "attr/filter", "name==\"flags\"");
  put(PROBES "udevd/filter", "COMM==\"systemd-udevd\"");
  if (!put(PROBES "enable", "1"))
    die(PROBES "enable");
  if (!programs) {
    put(PROBES "attr/enable", "0");
    put(PROBES "udevd/enable", "0");
  }
  pipe_fd = open(TRACING "trace_pipe", O_RDONLY | O_NONBLOCK);
  if (pipe_fd < 0)
    die(TRACING "trace_pipe");
}

static void mark(struct registration *r, enum step step, nanos time) {
  if (!r->at[step])
    r->at[step] = time;
}

/* The last link that device_add makes before the attributes is that in /sys/class/net. */
static void linked(struct registration *r, const char *detail, nanos time) {
  if (r->link_is_master)
    mark(r, MASTER, time);
  else if (strstr(detail, "(device_add+") && !r->at[DPM])
    r->at[SYS] = time;
}

static void take(struct registration *r, const char *probe, const char *detail, nanos time) {
  static const struct { const char *probe; enum step step; } plain[] = {
    {"dpm", DPM}, {"ret_kobj", QUEUES}, {"ret_list", LIST}, {"fsr", JOIN}, {"join", JOIN},
    {"ret_master", MASTER_END}, {"ret_fsr", JOIN_END}, {"ret_join", JOIN_END}, {"rtmsg", NEWLINK},
    {"ret_regnd", REGISTERED},
  };
  if (!r->at[S1] || r->at[UNLOCKED])
    return;
  if (!strcmp(probe, "chain") && strstr(detail, NETDEV_POST_INIT))
    mark(r, POST, time);
  else if (!strcmp(probe, "link"))
    r->link_is_master = strstr(detail, "name=\"master\"");
  else if (!strcmp(probe, "ret_link"))
    linked(r, detail, time);
  else if (!strcmp(probe, "bcast") && r->at[DPM])
    mark(r, UEVENT, time);
  else if (!strcmp(probe, "ret_bcast") && r->at[UEVENT])
    mark(r, UEVENT_END, time);
  else if (!strcmp(probe, "ret_unlock") && r->at[REGISTERED])
    mark(r, UNLOCKED, time);
  else
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
      if (!strcmp(probe, plain[i].probe))
        mark(r, plain[i].step, time);
}

/* "  comm-PID   [CPU] flags  SECONDS.MICROS: probe: (where) arguments" */
static void line(struct registration *r, char *text) {
  char *cpu = strstr(text, " [");
  char probe[32], detail[200];
  long seconds, micros;
  int at_cpu;
  if (!strncmp(text, "CPU:", 4) && cpu) {
    lost += strtol(cpu + sizeof " [LOST", NULL, 10);
    return;
  }
  if (!r || !cpu ||
      sscanf(cpu, " [%d] %*s %ld.%ld: %31[^:]: %199[^\n]", &at_cpu, &seconds, &micros, probe,
             detail) != 5)
    return;
  nanos time = seconds * 1000000000LL + micros * 1000;
  char *dash = cpu;
  while (dash > text && *dash != '-')
    dash--;
  bool mine = atoi(dash + 1) == own;
  if (mine && !strcmp(probe, "s1") && !r->at[S1]) {
    r->at[S1] = time;
    r->cpu = at_cpu;
  } else if (mine) {
    take(r, probe, detail, time);
  } else if (!strcmp(probe, "attr") && r->at[UEVENT]) {
    mark(r, ATTR, time);
  } else if (!strcmp(probe, "udevd") && r->at[UEVENT]) {
    mark(r, WOKEN, time);
  }
}

void trace_read(struct registration *r) {
  ssize_t got;
  if (r)
    memset(r, 0, sizeof *r);
  while ((got = read(pipe_fd, kept + kept_size, sizeof kept - kept_size - 1)) > 0) {
    kept_size += got;
    kept[kept_size] = 0;
    char *begin = kept, *end;
    while ((end = strchr(begin, '\n'))) {
      *end = 0;
      line(r, begin);
      begin = end + 1;
    }
    kept_size -= begin - kept;
    memmove(kept, begin, kept_size);
  }
}

void trace_forget(void) {
  trace_read(NULL);
}

long trace_lost(void) {
  return lost;
}
