/*
 * Makes a veth with a bridge as its master, many times, and tells in what order programs see what of it.
 * Runs in a network namespace of its own; see netns.
 *
 * order CYCLES
 */
#define _GNU_SOURCE

#include <errno.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

typedef long long nanos;

#define VF "vf0"
#define BRIDGE "br0"
#define CLASS "/sys/class/net/" VF

/* In the order of the model's steps. */
enum sighting { DIRECTORY, ATTRIBUTES, UEVENT, LINK_MESSAGE, MASTER_LINK, MASTER_MESSAGE, SIGHTINGS };

static const struct {
  const char *what, *step;
} names[SIGHTINGS] = {
  [DIRECTORY] = {"directory in /sys/class/net", "S4b"},
  [ATTRIBUTES] = {"flags can be read", "S4c"},
  [UEVENT] = {"uevent add received", "S4e"},
  [LINK_MESSAGE] = {"first RTM_NEWLINK received", "S8/S9"},
  [MASTER_LINK] = {"master link is there", "S8"},
  [MASTER_MESSAGE] = {"RTM_NEWLINK with IFLA_MASTER received", "S8/S9"},
};

static _Atomic nanos at[SIGHTINGS];
static _Atomic bool watched;

static nanos now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void die(const char *what) {
  fprintf(stderr, "netns: %s: %s\n", what, strerror(errno));
  exit(2);
}

static void mark(enum sighting sighting) {
  if (watched && !at[sighting])
    at[sighting] = now();
}

static int netlink(int protocol, unsigned groups) {
  struct sockaddr_nl address = {.nl_family = AF_NETLINK, .nl_groups = groups};
  int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, protocol);
  if (fd < 0 || bind(fd, (struct sockaddr *)&address, sizeof address))
    die("netlink");
  return fd;
}

static void *watch_files(void *unused) {
  struct stat status;
  (void)unused;
  for (;;) {
    if (!watched) {
      usleep(100);
      continue;
    }
    if (!at[DIRECTORY] && !lstat(CLASS, &status))
      mark(DIRECTORY);
    if (at[DIRECTORY] && !at[ATTRIBUTES] && !access(CLASS "/flags", R_OK))
      mark(ATTRIBUTES);
    if (at[DIRECTORY] && !at[MASTER_LINK] && !lstat(CLASS "/master", &status))
      mark(MASTER_LINK);
  }
  return NULL;
}

static void *watch_uevents(void *unused) {
  int fd = netlink(NETLINK_KOBJECT_UEVENT, 1);
  char event[8192];
  (void)unused;
  for (;;) {
    ssize_t size = recv(fd, event, sizeof event - 1, 0);
    if (size <= 0)
      continue;
    event[size] = 0;
    if (!strncmp(event, "add@", 4) && strstr(event, "/net/" VF) == event + strlen(event) - strlen("/net/" VF))
      mark(UEVENT);
  }
  return NULL;
}

static void take_message(struct nlmsghdr *header) {
  struct ifinfomsg *link = NLMSG_DATA(header);
  int length = IFLA_PAYLOAD(header);
  bool ours = false, master = false;
  if (header->nlmsg_type != RTM_NEWLINK || link->ifi_family != AF_UNSPEC)
    return;
  for (struct rtattr *each = IFLA_RTA(link); RTA_OK(each, length); each = RTA_NEXT(each, length)) {
    ours |= each->rta_type == IFLA_IFNAME && !strcmp(RTA_DATA(each), VF);
    master |= each->rta_type == IFLA_MASTER;
  }
  if (!ours)
    return;
  mark(LINK_MESSAGE);
  if (master)
    mark(MASTER_MESSAGE);
}

static void *watch_messages(void *unused) {
  static char messages[65536];
  int fd = netlink(NETLINK_ROUTE, RTMGRP_LINK);
  (void)unused;
  for (;;) {
    int size = recv(fd, messages, sizeof messages, 0);
    for (struct nlmsghdr *each = (void *)messages; NLMSG_OK(each, (unsigned)size);
         each = NLMSG_NEXT(each, size))
      take_message(each);
  }
  return NULL;
}

struct request {
  struct nlmsghdr header;
  struct ifinfomsg link;
  char attributes[256];
};

static struct rtattr *add(struct request *request, int type, const void *data, int size) {
  struct rtattr *each = (void *)((char *)request + NLMSG_ALIGN(request->header.nlmsg_len));
  each->rta_type = type;
  each->rta_len = RTA_LENGTH(size);
  if (size)
    memcpy(RTA_DATA(each), data, size);
  request->header.nlmsg_len = NLMSG_ALIGN(request->header.nlmsg_len) + RTA_ALIGN(each->rta_len);
  return each;
}

/* Sends it and waits for the answer: 0 or a negative errno. */
static int ask(int fd, int type, const char *name, const char *kind, int master) {
  struct request request = {
    .header = {.nlmsg_len = NLMSG_LENGTH(sizeof(struct ifinfomsg)), .nlmsg_type = type,
               .nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK | (kind ? NLM_F_CREATE | NLM_F_EXCL : 0)},
  };
  union {
    struct nlmsghdr header;
    char bytes[4096];
  } answer;
  add(&request, IFLA_IFNAME, name, strlen(name) + 1);
  if (master)
    add(&request, IFLA_MASTER, &master, sizeof master);
  if (kind) {
    struct rtattr *info = add(&request, IFLA_LINKINFO, NULL, 0);
    add(&request, IFLA_INFO_KIND, kind, strlen(kind));
    info->rta_len = (char *)&request + NLMSG_ALIGN(request.header.nlmsg_len) - (char *)info;
  }
  if (send(fd, &request, request.header.nlmsg_len, 0) < 0)
    return -errno;
  if (recv(fd, &answer, sizeof answer, 0) < 0)
    return -errno;
  return ((struct nlmsgerr *)NLMSG_DATA(&answer.header))->error;
}

/* At most 50 ms: what was not seen by then is not counted. */
static void wait_for_all(void) {
  nanos until = now() + 50000000;
  for (int s = 0; s < SIGHTINGS; s++)
    while (!at[s] && now() < until)
      usleep(200);
}

static int by_size(const void *a, const void *b) {
  nanos left = *(const nanos *)a, right = *(const nanos *)b;
  return (left > right) - (left < right);
}

static void report(long cycles, nanos (*seen)[SIGHTINGS]) {
  nanos *column = calloc(cycles, sizeof *column);
  printf("%-40s %-6s %9s %14s %22s\n", "a program sees", "step", "seen", "median, us", "before the master link");
  for (int s = 0; s < SIGHTINGS; s++) {
    long count = 0, before = 0, both = 0;
    for (long i = 0; i < cycles; i++) {
      if (!seen[i][s])
        continue;
      if (seen[i][UEVENT])
        column[count++] = seen[i][s] - seen[i][UEVENT];
      both += seen[i][MASTER_LINK] != 0;
      before += seen[i][MASTER_LINK] && seen[i][s] < seen[i][MASTER_LINK];
    }
    qsort(column, count, sizeof *column, by_size);
    printf("%-40s %-6s %4ld/%-4ld %14.1f %15ld of %ld\n", names[s].what, names[s].step, count, cycles,
           count ? column[count / 2] / 1e3 : 0.0, before, both);
  }
  free(column);
}

int main(int count, char **words) {
  long cycles = count > 1 ? atol(words[1]) : 200, early = 0;
  void *(*const watchers[])(void *) = {watch_files, watch_uevents, watch_messages};
  nanos (*seen)[SIGHTINGS] = calloc(cycles, sizeof *seen);
  int fd = netlink(NETLINK_ROUTE, 0), error = ask(fd, RTM_NEWLINK, BRIDGE, "bridge", 0);
  pthread_t thread;
  if (error) {
    errno = -error;
    die("this kernel has no bridge for an unprivileged user");
  }
  for (size_t i = 0; i < sizeof watchers / sizeof *watchers; i++)
    pthread_create(&thread, NULL, watchers[i], NULL);
  usleep(50000);
  for (long i = 0; i < cycles; i++) {
    for (int s = 0; s < SIGHTINGS; s++)
      at[s] = 0;
    watched = true;
    error = ask(fd, RTM_NEWLINK, VF, "veth", (int)if_nametoindex(BRIDGE));
    if (error) {
      errno = -error;
      die("this kernel has no veth for an unprivileged user");
    }
    wait_for_all();
    watched = false;
    for (int s = 0; s < SIGHTINGS; s++)
      seen[i][s] = at[s];
    early += seen[i][UEVENT] && seen[i][MASTER_LINK] && seen[i][UEVENT] < seen[i][MASTER_LINK];
    ask(fd, RTM_DELLINK, VF, NULL, 0);
  }
  report(cycles, seen);
  printf("\nMedians count from the uevent's arrival. A program that acts on the uevent came before the master\n"
         "link in %ld of %ld hot-plugs.\n", early, cycles);
  return 0;
}
