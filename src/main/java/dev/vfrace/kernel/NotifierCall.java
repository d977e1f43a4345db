package dev.vfrace.kernel;

import dev.vfrace.vocabulary.NetvscMessage;
import dev.vfrace.vocabulary.NotifierEvent;

/**
 * One call of a subscriber of the netdevice notifier chain. The chain waits until the subscriber
 * has answered with {@link NetdeviceNotifier.NotifierDone}.
 *
 * @param event what happened to the VF
 */
public record NotifierCall(NotifierEvent event) implements NetvscMessage, Addrconf.Command {}
