/* SPDX-FileCopyrightText: 2026 The HoldSpace founders
 * SPDX-License-Identifier: MIT
 *
 * Stands between the process and libc for the files under one folder. It counts their calls, writes them with
 * their data to a log, makes a chosen one fail, or holds the process still at a chosen one, so that a parent
 * can kill it exactly there. Loaded with LD_PRELOAD; preload.py speaks to it. One thread only.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { WRITE, SYNC, TRUNCATE, RENAME, UNLINK, CREATE, MARK, FOLDER, KINDS };
enum { NOTHING, FAIL, HOLD_BEFORE, HOLD_HALF, HOLD_AFTER };
#define MOST_FILES 4096

static char root[4096];
static size_t root_length;
static int log_file = -1, report_file = -1;
static long counts[KINDS];
static unsigned armed_kinds;
static long armed_left;
static int armed_action, armed_error, armed_for_good;
static uint64_t inodes[MOST_FILES]; /* 0: not ours */
static char is_folder[MOST_FILES];

#define REAL(name) ((__typeof__(&name))real(#name))

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

static int ends(const char *path, const char *ending) {
    size_t a = strlen(path), b = strlen(ending);
    return a >= b && !strcmp(path + a - b, ending);
}

static int is_ours(const char *path) {
    if (!root_length || !path || strncmp(path, root, root_length)) return 0;
    if (path[root_length] && path[root_length] != '/') return 0;
    /* The shared index of the log holds nothing that lasts, and the lock holds nothing at all. */
    return !ends(path, "-shm") && !ends(path, ".lock");
}

static uint64_t ours(int fd) { return fd >= 0 && fd < MOST_FILES ? inodes[fd] : 0; }

static void put(const void *data, size_t size) {
    const char *next = data;
    while (size) {
        ssize_t done = REAL(write)(log_file, next, size);
        if (done <= 0) _exit(97);
        next += done;
        size -= (size_t)done;
    }
}

static void record(uint32_t kind, uint64_t inode, int64_t offset, const void *one, size_t size, const void *two,
                   size_t rest) {
    if (log_file < 0) return;
    int keep = errno;
    struct { uint32_t kind, one, two, unused; uint64_t inode; int64_t offset; } head = {
        kind, (uint32_t)size, (uint32_t)rest, 0, inode, offset};
    put(&head, sizeof head);
    put(one, size);
    put(two, rest);
    errno = keep;
}

static void hold(int kind) {
    char word[] = "HELD 0\n";
    word[5] = (char)('0' + kind);
    if (REAL(write)(report_file, word, 7) != 7) _exit(98);
    for (;;) pause();
}

/* Return what is to be done at this call. */
static int meet(int kind) {
    counts[kind]++;
    if (armed_action == NOTHING || !(armed_kinds & (1u << kind)) || --armed_left > 0) return NOTHING;
    int action = armed_action;
    if (!armed_for_good) armed_action = NOTHING;
    if (action == HOLD_BEFORE) hold(kind);
    if (action == FAIL) errno = armed_error;
    return action;
}

void hs_watch(const char *folder) {
    strncpy(root, folder, sizeof root - 1);
    root_length = strlen(root);
}

void hs_record(const char *path) {
    if (log_file >= 0) REAL(close)(log_file);
    log_file = path ? REAL(open)(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600) : -1;
}

void hs_report_to(int fd) { report_file = fd; }

void hs_arm(unsigned kinds, long nth, int action, int error, int for_good) {
    armed_kinds = kinds;
    armed_left = nth;
    armed_error = error;
    armed_for_good = for_good;
    armed_action = action;
}

long hs_count(int kind) { return counts[kind]; }

void hs_mark(const char *word) { record(MARK, 0, 0, word, strlen(word), NULL, 0); }

static int opened(int fd, const char *path, int flags, int was_there) {
    struct stat facts;
    if (fd < 0 || fd >= MOST_FILES || fstat(fd, &facts)) return fd;
    inodes[fd] = facts.st_ino;
    is_folder[fd] = S_ISDIR(facts.st_mode);
    if ((flags & O_CREAT) && !was_there)
        record(CREATE, facts.st_ino, 0, path, strlen(path), NULL, 0);
    else if (flags & O_TRUNC)
        record(TRUNCATE, facts.st_ino, 0, NULL, 0, NULL, 0);
    return fd;
}

static int open_ours(const char *name, const char *path, int flags, mode_t mode) {
    int (*next)(const char *, int, ...) = (int (*)(const char *, int, ...))real(name);
    struct stat facts;
    int fd, action = NOTHING, was_there = !lstat(path, &facts);
    errno = 0;
    if ((flags & O_CREAT) && !was_there) action = meet(CREATE);
    if (action == FAIL) return -1;
    fd = opened(next(path, flags, mode), path, flags, was_there);
    if (action == HOLD_AFTER || action == HOLD_HALF) hold(CREATE);
    return fd;
}

static int open_any(const char *name, const char *path, int flags, mode_t mode) {
    if (is_ours(path)) return open_ours(name, path, flags, mode);
    return ((int (*)(const char *, int, ...))real(name))(path, flags, mode);
}

#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }

int open(const char *path, int flags, ...) { MODE(flags) return open_any("open", path, flags, mode); }

int open64(const char *path, int flags, ...) { MODE(flags) return open_any("open64", path, flags, mode); }

int close(int fd) {
    if (fd >= 0 && fd < MOST_FILES) inodes[fd] = 0;
    return REAL(close)(fd);
}

static ssize_t write_ours(int fd, const void *data, size_t size, off64_t offset) {
    int action = meet(WRITE);
    if (action == FAIL) return -1;
    ssize_t done = REAL(pwrite64)(fd, data, action == HOLD_HALF ? size / 2 : size, offset);
    if (done > 0) record(WRITE, ours(fd), offset, data, (size_t)done, NULL, 0);
    if (action == HOLD_HALF || action == HOLD_AFTER) hold(WRITE);
    return done;
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t offset) {
    return ours(fd) ? write_ours(fd, data, size, offset) : REAL(pwrite64)(fd, data, size, offset);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) { return pwrite64(fd, data, size, offset); }

ssize_t write(int fd, const void *data, size_t size) {
    if (!ours(fd)) return REAL(write)(fd, data, size);
    off64_t offset = lseek64(fd, 0, SEEK_CUR);
    ssize_t done = write_ours(fd, data, size, offset);
    if (done > 0) lseek64(fd, offset + done, SEEK_SET);
    return done;
}

/* Counted, recorded, failed and held at, but passed on to no disk: no power is cut here but in what is replayed
 * from the log, and what a killed process had written stays with the kernel. The disk takes longer than all else. */
static int sync_file(int fd) {
    if (!ours(fd)) return 0;
    int action = meet(SYNC);
    if (action == FAIL) return -1;
    record(SYNC, inodes[fd], is_folder[fd], NULL, 0, NULL, 0);
    if (action != NOTHING) hold(SYNC);
    return 0;
}

int fsync(int fd) { return sync_file(fd); }

int fdatasync(int fd) { return sync_file(fd); }

int ftruncate64(int fd, off64_t size) {
    if (!ours(fd)) return REAL(ftruncate64)(fd, size);
    int action = meet(TRUNCATE);
    if (action == FAIL) return -1;
    int done = REAL(ftruncate64)(fd, size);
    if (!done) record(TRUNCATE, ours(fd), size, NULL, 0, NULL, 0);
    if (action != NOTHING) hold(TRUNCATE);
    return done;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int rename(const char *from, const char *to) {
    if (!is_ours(from) && !is_ours(to)) return REAL(rename)(from, to);
    int action = meet(RENAME);
    if (action == FAIL) return -1;
    int done = REAL(rename)(from, to);
    if (!done) record(RENAME, 0, 0, from, strlen(from), to, strlen(to));
    if (action != NOTHING) hold(RENAME);
    return done;
}

int unlink(const char *path) {
    if (!is_ours(path)) return REAL(unlink)(path);
    int action = meet(UNLINK);
    if (action == FAIL) return -1;
    int done = REAL(unlink)(path);
    if (!done) record(UNLINK, 0, 0, path, strlen(path), NULL, 0);
    if (action != NOTHING) hold(UNLINK);
    return done;
}

int mkdir(const char *path, mode_t mode) {
    int done = REAL(mkdir)(path, mode);
    struct stat facts;
    if (!done && is_ours(path) && !stat(path, &facts))
        record(FOLDER, facts.st_ino, 0, path, strlen(path), NULL, 0);
    return done;
}
