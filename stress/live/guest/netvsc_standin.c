// SPDX-License-Identifier: GPL-2.0
/*
 * Two devices that meet as a VF and hv_netvsc do, for kernels without Hyper-V.
 *
 * Licence: GPL-2.0 only, other than the rest of this project (Apache-2.0): it is linked with the kernel.
 * It is never part of what vfrace is built or shipped from.
 *
 * The steps and their order are those of drivers/net/hyperv/netvsc_drv.c; README.md compares them one by one.
 */
#include <linux/etherdevice.h>
#include <linux/if_arp.h>
#include <linux/module.h>
#include <linux/netdevice.h>
#include <linux/platform_device.h>
#include <linux/rtnetlink.h>
#include <linux/version.h>
#include <linux/workqueue.h>

#define TAKEOVER_DELAY (HZ / 10)

static const u8 address[ETH_ALEN] = { 0x52, 0x54, 0x00, 0xbb, 0x00, 0x01 };

static int queues = 1;
module_param(queues, int, 0444);
MODULE_PARM_DESC(queues, "transmit and receive queues of the VF, each");

static bool flag_at_post_init;
module_param(flag_at_post_init, bool, 0444);
MODULE_PARM_DESC(flag_at_post_init, "IFF_SLAVE at NETDEV_POST_INIT (v6.7) instead of at the join (v6.6)");

static struct net_device *synthetic;
static struct net_device *joined;
static struct delayed_work takeover;
static struct platform_device *slot;

static netdev_tx_t drop(struct sk_buff *skb, struct net_device *dev)
{
	dev_kfree_skb(skb);
	return NETDEV_TX_OK;
}

static const struct net_device_ops drop_all = {
	.ndo_start_xmit = drop,
};

static rx_handler_result_t to_synthetic(struct sk_buff **skb)
{
	(*skb)->dev = synthetic;
	return RX_HANDLER_ANOTHER;
}

static void take_over(struct work_struct *work)
{
	if (!rtnl_trylock()) {
		schedule_delayed_work(&takeover, 0);
		return;
	}
	if (joined) {
		dev_change_flags(joined, synthetic->flags | IFF_SLAVE, NULL);
		if (netif_running(synthetic))
			dev_open(joined, NULL);
	}
	rtnl_unlock();
}

/* perm_addr is empty until register_netdevice has passed NETDEV_POST_INIT. */
static bool is_ours(const struct net_device *dev)
{
	if (dev == synthetic || dev->type != ARPHRD_ETHER || !dev->dev.parent)
		return false;
	return ether_addr_equal(dev->perm_addr, synthetic->perm_addr) ||
	       ether_addr_equal(dev->dev_addr, synthetic->perm_addr);
}

/* Not inlined: a probe is set on it. */
static noinline int netvsc_standin_join(struct net_device *vf)
{
	int error = netdev_rx_handler_register(vf, to_synthetic, synthetic);

	if (error)
		return error;
	error = netdev_master_upper_dev_link(vf, synthetic, NULL, NULL, NULL);
	if (error) {
		netdev_rx_handler_unregister(vf);
		return error;
	}
	if (!flag_at_post_init)
		vf->flags |= IFF_SLAVE;
	schedule_delayed_work(&takeover, TAKEOVER_DELAY);
	call_netdevice_notifiers(NETDEV_JOIN, vf);
	netdev_info(vf, "joined to %s\n", synthetic->name);
	return 0;
}

static void take(struct net_device *vf)
{
	if (joined)
		return;
	netdev_info(synthetic, "VF registering: %s\n", vf->name);
	if (netvsc_standin_join(vf))
		return;
	dev_hold(vf);
	joined = vf;
}

static void release(struct net_device *vf)
{
	if (vf != joined)
		return;
	netdev_info(synthetic, "VF unregistering: %s\n", vf->name);
	cancel_delayed_work_sync(&takeover);
	netdev_rx_handler_unregister(vf);
	netdev_upper_dev_unlink(vf, synthetic);
	joined = NULL;
	dev_put(vf);
}

static int on_event(struct notifier_block *block, unsigned long event, void *info)
{
	struct net_device *dev = netdev_notifier_info_to_dev(info);

	if (!net_eq(dev_net(dev), &init_net) || !is_ours(dev))
		return NOTIFY_DONE;
	switch (event) {
	case NETDEV_POST_INIT:
		if (flag_at_post_init)
			dev->flags |= IFF_SLAVE;
		break;
	case NETDEV_REGISTER:
		take(dev);
		break;
	case NETDEV_UNREGISTER:
		release(dev);
		break;
	}
	return NOTIFY_DONE;
}

static struct notifier_block notifier = {
	.notifier_call = on_event,
};

static int vf_probe(struct platform_device *device)
{
	struct net_device *vf = alloc_etherdev_mqs(0, queues, queues);
	int error;

	if (!vf)
		return -ENOMEM;
	vf->netdev_ops = &drop_all;
	SET_NETDEV_DEV(vf, &device->dev);
	eth_hw_addr_set(vf, address);
	platform_set_drvdata(device, vf);
	error = register_netdev(vf);
	if (error)
		free_netdev(vf);
	return error;
}

static void vf_gone(struct platform_device *device)
{
	struct net_device *vf = platform_get_drvdata(device);

	unregister_netdev(vf);
	free_netdev(vf);
}

#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 11, 0)
static int vf_remove(struct platform_device *device)
{
	vf_gone(device);
	return 0;
}
#else
#define vf_remove vf_gone
#endif

static struct platform_driver vf_driver = {
	.driver = { .name = "netvsc_standin_vf" },
	.probe = vf_probe,
	.remove = vf_remove,
};

static int __init start(void)
{
	int error;

	synthetic = alloc_etherdev(0);
	if (!synthetic)
		return -ENOMEM;
	strscpy(synthetic->name, "syn%d", IFNAMSIZ);
	synthetic->netdev_ops = &drop_all;
	eth_hw_addr_set(synthetic, address);
	INIT_DELAYED_WORK(&takeover, take_over);
	error = register_netdev(synthetic);
	if (error)
		goto free;
	error = register_netdevice_notifier(&notifier);
	if (error)
		goto unregister;
	error = platform_driver_register(&vf_driver);
	if (error)
		goto unnotify;
	slot = platform_device_register_simple("netvsc_standin_vf", 0, NULL, 0);
	if (!IS_ERR(slot))
		return 0;
	error = PTR_ERR(slot);
	platform_driver_unregister(&vf_driver);
unnotify:
	unregister_netdevice_notifier(&notifier);
unregister:
	unregister_netdev(synthetic);
free:
	free_netdev(synthetic);
	return error;
}

/* No exit: the guest ends with it. */
module_init(start);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("A VF and the device it joins, in the order of hv_netvsc");
