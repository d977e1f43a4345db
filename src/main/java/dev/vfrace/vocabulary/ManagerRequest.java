package dev.vfrace.vocabulary;

import org.apache.pekko.actor.typed.ActorRef;

/**
 * The kernel asks the network manager, before it exposes a VF that has a netvsc, to take it as a
 * part of that netvsc. In no kernel: a design with {@code asks-manager}.
 *
 * @param ifindex of the VF: the number of the cycle
 * @param at when it was sent, modelled nanoseconds
 * @param replyTo waits for the answer under RTNL, up to {@link KernelStep#MANAGER_TIMEOUT}
 */
public record ManagerRequest(long ifindex, long at, ActorRef<? super ManagerAnswer> replyTo)
    implements UserspaceMessage, ProgramMessage {}
