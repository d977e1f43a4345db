/* A program that waits for the uevent of a net device, then reads its master link and flags. */
#include "lab.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/netlink.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define KERNEL_GROUP 1
#define NANOS 1000000000LL

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t seen = PTHREAD_COND_INITIALIZER;
static struct sight last;
static nanos wait_for;
static bool armed, done, reads;

long flags_of(const char *name) {
  char path[64], text[32];
  snprintf(path, sizeof path, "/sys/class/net/%s/flags", name);
  int file = open(path, O_RDONLY);
  if (file < 0)
    return -errno;
  ssize_t got = read(file, text, sizeof text - 1);
  int error = errno;
  close(file);
  if (got <= 0)
    return -error;
  text[got] = 0;
  return strtol(text, NULL, 0);
}

bool has_master(const char *name) {
  char path[64], target[256];
  snprintf(path, sizeof path, "/sys/class/net/%s/master", name);
  return readlink(path, target, sizeof target) > 0;
}

/* The value of a property of a uevent, which is a row of strings; "" if there is none. */
static const char *property(const char *event, ssize_t size, const char *key) {
  size_t length = strlen(key);
  for (const char *at = event; at < event + size; at += strlen(at) + 1)
    if (!strncmp(at, key, length) && at[length] == '=')
      return at + length + 1;
  return "";
}

static void look(struct sight *sight, nanos delay) {
  nanos until = sight->woken + delay;
  struct timespec time = {until / NANOS, until % NANOS};
  if (delay)
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, NULL);
  sight->master_from = now();
  sight->master = has_master(sight->name);
  sight->master_to = now();
  sight->flags = flags_of(sight->name);
  sight->flags_to = now();
}

static void observe(const char *event, ssize_t size, nanos woken) {
  struct sight sight = {.woken = woken};
  if (strcmp(property(event, size, "ACTION"), "add") ||
      strcmp(property(event, size, "SUBSYSTEM"), "net"))
    return;
  pthread_mutex_lock(&lock);
  bool wanted = armed && !done;
  nanos delay = wait_for;
  pthread_mutex_unlock(&lock);
  if (!wanted)
    return;
  snprintf(sight.name, sizeof sight.name, "%s", property(event, size, "INTERFACE"));
  sight.index = atoi(property(event, size, "IFINDEX"));
  if (reads)
    look(&sight, delay);
  pthread_mutex_lock(&lock);
  last = sight;
  done = true;
  pthread_cond_signal(&seen);
  pthread_mutex_unlock(&lock);
}

static void *run(void *bound) {
  int fd = *(int *)bound;
  char event[8192];
  prctl(PR_SET_TIMERSLACK, 1UL);
  for (;;) {
    ssize_t size = recv(fd, event, sizeof event - 1, 0);
    nanos woken = now();
    if (size > 0) {
      event[size] = 0;
      observe(event, size, woken);
    }
  }
  return NULL;
}

void observer_start(bool reading) {
  static int fd;
  struct sockaddr_nl kernel = {.nl_family = AF_NETLINK, .nl_groups = KERNEL_GROUP};
  int size = 1 << 20;
  pthread_t thread;
  reads = reading;
  fd = socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_KOBJECT_UEVENT);
  setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof size);
  if (bind(fd, (struct sockaddr *)&kernel, sizeof kernel))
    die("uevents");
  if (pthread_create(&thread, NULL, run, &fd))
    die("thread");
}

void observer_arm(nanos delay) {
  pthread_mutex_lock(&lock);
  wait_for = delay;
  armed = true;
  done = false;
  pthread_mutex_unlock(&lock);
}

bool observer_saw(nanos within, struct sight *sight) {
  struct timespec until;
  clock_gettime(CLOCK_REALTIME, &until);
  until.tv_sec += (until.tv_nsec + within) / NANOS;
  until.tv_nsec = (until.tv_nsec + within) % NANOS;
  pthread_mutex_lock(&lock);
  int error = 0;
  while (!done && !error)
    error = pthread_cond_timedwait(&seen, &lock, &until);
  bool saw = done;
  *sight = last;
  armed = false;
  pthread_mutex_unlock(&lock);
  return saw;
}
