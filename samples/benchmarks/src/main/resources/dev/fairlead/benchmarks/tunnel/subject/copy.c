/*
 * Copies bytes between connections, and does nothing else: what it costs to pass through one more process.
 *
 * usage: copy LISTEN_PORT TARGET_PORT        both on 127.0.0.1; ends with the process that started it
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

enum { PIECE = 128 * 1024, EVENTS = 256, BACKLOG = 4096 };

/* One end of a connection. What could not be written to it waits in its own small piece of memory. */
struct end {
    int socket;
    struct end *other;
    char *waiting;
    size_t from, until;
    int finished; /* it sends no more, and the other end was told */
    int closed;
    struct end *next_closed;
};

static int poll_set;
static struct end *closed_ends; /* freed behind the turn: events of the same turn may still name them */
static char piece[PIECE];

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static struct sockaddr_in loopback(int port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

static void watch(struct end *end, int operation) {
    struct epoll_event event = {.data.ptr = end};
    event.events = (end->waiting ? EPOLLOUT : 0) | (end->finished || end->other->waiting ? 0 : EPOLLIN);
    epoll_ctl(poll_set, operation, end->socket, &event);
}

static void close_pair(struct end *end) {
    struct end *both[] = {end, end->other};
    for (int i = 0; i < 2; i++) {
        if (!both[i]->closed) {
            both[i]->closed = 1;
            close(both[i]->socket);
            free(both[i]->waiting);
            both[i]->next_closed = closed_ends;
            closed_ends = both[i];
        }
    }
}

static void finish(struct end *end) {
    end->finished = 1;
    if (end->other->finished) {
        close_pair(end);
    } else {
        shutdown(end->other->socket, SHUT_WR);
        watch(end, EPOLL_CTL_MOD);
    }
}

/* Keeps what the socket did not take, and reads no more from the other end until it has gone. */
static void keep(struct end *to, const char *bytes, size_t size) {
    to->waiting = malloc(size);
    if (!to->waiting) fail("malloc");
    memcpy(to->waiting, bytes, size);
    to->from = 0;
    to->until = size;
    watch(to, EPOLL_CTL_MOD);
    watch(to->other, EPOLL_CTL_MOD);
}

static void readable(struct end *end) {
    ssize_t count = recv(end->socket, piece, PIECE, 0);
    if (count > 0) {
        ssize_t sent = send(end->other->socket, piece, count, MSG_NOSIGNAL);
        if (sent < 0 && errno == EAGAIN) sent = 0;
        if (sent < 0) {
            close_pair(end);
        } else if (sent < count) {
            keep(end->other, piece + sent, count - sent);
        }
    } else if (count == 0) {
        finish(end);
    } else if (errno != EAGAIN) {
        close_pair(end);
    }
}

static void writable(struct end *end) {
    ssize_t sent = send(end->socket, end->waiting + end->from, end->until - end->from, MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN) {
        close_pair(end);
        return;
    }
    end->from += sent > 0 ? sent : 0;
    if (end->from == end->until) {
        free(end->waiting);
        end->waiting = NULL;
        watch(end, EPOLL_CTL_MOD);
        watch(end->other, EPOLL_CTL_MOD);
    }
}

static struct end *new_end(int socket) {
    struct end *end = calloc(1, sizeof *end);
    int on = 1;
    if (!end) fail("calloc");
    end->socket = socket;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return end;
}

static void accepted(int listening, int target_port) {
    int one;
    while ((one = accept4(listening, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
        struct sockaddr_in target = loopback(target_port);
        int two = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
        if (two < 0) fail("socket");
        if (connect(two, (struct sockaddr *) &target, sizeof target) < 0 && errno != EINPROGRESS) fail("connect");
        struct end *a = new_end(one), *b = new_end(two);
        a->other = b;
        b->other = a;
        watch(a, EPOLL_CTL_ADD);
        watch(b, EPOLL_CTL_ADD);
    }
}

static void forget_closed(void) {
    while (closed_ends) {
        struct end *next = closed_ends->next_closed;
        free(closed_ends);
        closed_ends = next;
    }
}

int main(int count, char **arguments) {
    if (count != 3) {
        fprintf(stderr, "usage: copy LISTEN_PORT TARGET_PORT\n");
        return 2;
    }
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    struct sockaddr_in address = loopback(atoi(arguments[1]));
    int listening = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), on = 1;
    setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(listening, (struct sockaddr *) &address, sizeof address) < 0) fail("bind");
    if (listen(listening, BACKLOG) < 0) fail("listen");
    poll_set = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN}, events[EVENTS];
    epoll_ctl(poll_set, EPOLL_CTL_ADD, listening, &event);
    for (;;) {
        int ready = epoll_wait(poll_set, events, EVENTS, -1);
        if (ready < 0 && errno != EINTR) fail("epoll_wait");
        for (int i = 0; i < ready; i++) {
            struct end *end = events[i].data.ptr;
            if (!end) {
                accepted(listening, atoi(arguments[2]));
                continue;
            }
            if (!end->closed && events[i].events & EPOLLOUT && end->waiting) writable(end);
            if (!end->closed && events[i].events & ~EPOLLOUT && !end->other->waiting) {
                /* an end that has finished is only told of again when the connection has broken */
                if (end->finished) close_pair(end); else readable(end);
            }
        }
        forget_closed();
    }
}
