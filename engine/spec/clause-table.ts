/**
 * Every rule of the published text that this project has an opinion on, in our own words. A line with `#` names an area
 * and a section, those below it are of that section: id, who has to keep it, level, the first release that has it,
 * whether a run can show that it is broken, and what it asks for.
 */
export const clauseTable = `
# device-status | Basic Facilities of a Virtio Device / Device Status Field / Driver Requirements
status.driver.set-step-bits | driver | MUST | 1.0 | seen | Report each finished initialization step by setting the matching bit in the device status field.
status.driver.no-clear | driver | MUST NOT | 1.0 | seen | Never turn an already set status bit back to 0 (the only permitted decrease is writing the whole value 0 to reset).
status.driver.failed-then-reset | driver | MUST | 1.0 | seen | Once FAILED (128) has been set, reset the device before trying to initialize it again.
status.driver.no-rely-needs-reset | driver | SHOULD NOT | 1.0 | unseen | Do not depend on outstanding operations finishing while DEVICE_NEEDS_RESET (64) is set.
# device-status | Basic Facilities of a Virtio Device / Device Status Field / Device Requirements
status.device.no-consume-before-driver-ok | device | MUST NOT | 1.0 | seen | Do not take buffers from any virtqueue while DRIVER_OK (4) is clear.
status.device.no-used-notify-before-driver-ok | device | MUST NOT | 1.0 | seen | Do not send used-buffer notifications while DRIVER_OK is clear.
status.device.set-needs-reset | device | SHOULD | 1.0 | unseen | Raise DEVICE_NEEDS_RESET when the device reaches an error state that only a reset can leave.
status.device.needs-reset-config-notify | device | MUST | 1.0 | seen | If DRIVER_OK is set when DEVICE_NEEDS_RESET is raised, follow it with a configuration change notification.
# device-status | Basic Facilities of a Virtio Device / Device Status Field
status.device.starts-zero | device | MUST | 1.0 | seen | The status field reads 0 before any driver action (descriptive statement, no keyword).
# reset | Basic Facilities of a Virtio Device / Device Reset / Device Requirements
status.device.zero-after-reset | device | MUST | 1.0 | seen | Return the status field to 0 once a reset has been received.
reset.device.no-notify-after-reset | device | MUST NOT | 1.2 | seen | After showing status 0 as the sign of a finished reset, send no notifications until the driver initializes the device again.
reset.device.no-queue-access-after-reset | device | MUST NOT | 1.2 | seen | After showing status 0 as the sign of a finished reset, touch no virtqueue until the driver initializes the device again.
# reset | Basic Facilities of a Virtio Device / Device Reset / Driver Requirements
reset.driver.complete-when-zero | driver | SHOULD | 1.2 | seen | Treat a reset the driver started as finished when a status read returns 0.
# feature-negotiation | Basic Facilities of a Virtio Device / Feature Bits / Driver Requirements
features.driver.no-unoffered | driver | MUST NOT | 1.0 | seen | Do not accept a feature bit the device is not offering.
features.driver.no-missing-dependency | driver | MUST NOT | 1.0 | seen | Do not accept a feature whose prerequisite feature has not been accepted.
features.driver.validate-offered | driver | MUST | 1.3 | unseen | Check the set of bits the device offers before choosing.
features.driver.no-undescribed | driver | MUST NOT | 1.3 | seen | Ignore and never accept bits that the specification does not describe.
features.driver.no-reserved | driver | MUST NOT | 1.3 | seen | Ignore and never accept bits marked reserved.
features.driver.no-wrong-transport | driver | MUST NOT | 1.3 | seen | Ignore and never accept bits that the transport in use does not support (for example ADMIN_VQ outside PCI).
features.driver.no-wrong-device-type | driver | MUST NOT | 1.3 | seen | Ignore and never accept bits that are not defined for this device type.
features.driver.compat-mode | driver | SHOULD | 1.0 | unseen | Fall back to a compatible mode when a feature the driver knows is not offered.
features.driver.failed-if-unworkable | driver | MUST | 1.0 | seen | If no fallback is possible, set FAILED and stop initializing.
features.driver.no-fail-on-unknown | driver | MUST NOT | 1.3 | unseen | Do not give up merely because the device offers a feature the driver does not know.
# feature-negotiation | Basic Facilities of a Virtio Device / Feature Bits / Device Requirements
features.device.no-missing-dependency | device | MUST NOT | 1.0 | seen | Do not offer a feature whose prerequisite is not offered as well.
features.device.accept-valid-subset | device | SHOULD | 1.0 | seen | Accept every valid subset of the offered bits.
features.device.reject-features-ok | device | MUST | 1.0 | seen | If the written subset is not acceptable, leave FEATURES_OK (8) clear when the driver writes it.
features.device.no-offer-unsupported | device | MUST NOT | 1.3 | seen | Do not offer bits the device would be unable to honour if accepted: undescribed bits, reserved bits, bits foreign to the transport or to the device type.
features.device.stable-renegotiation | device | SHOULD NOT | 1.1 | seen | Do not refuse, after a device or system reset, a feature set that was negotiated successfully before.
# feature-negotiation | Basic Facilities of a Virtio Device / Feature Bits / Legacy Interface: A Note on Feature Bits
features.legacy.driver-detect | driver | MUST | 1.0 | unseen | A transitional driver recognises a legacy device by VERSION_1 (bit 32) not being offered.
features.legacy.device-detect | device | MUST | 1.0 | seen | A transitional device recognises a legacy driver by VERSION_1 not being acknowledged.
features.legacy.optional | device | MAY | 1.0 | unseen | Support for the legacy interface is optional.
features.legacy.device-follow-legacy | device | MUST | 1.0 | seen | While used through the legacy interface, a transitional device obeys the legacy sections.
features.legacy.driver-follow-legacy | driver | MUST | 1.0 | seen | While using the legacy interface, a transitional driver obeys the legacy sections.
# feature-negotiation | Reserved Feature Bits / Driver Requirements
features.driver.version1-accept | driver | MUST | 1.0 | seen | Accept VERSION_1 (32) when offered.
features.driver.version1-may-refuse | driver | MAY | 1.0 | unseen | Refuse to go on when VERSION_1 is not offered.
features.driver.access-platform-accept | driver | SHOULD | 1.1 | seen | Accept ACCESS_PLATFORM (33) when offered.
features.driver.access-platform-iommu | driver | MUST | 1.1 | unseen | Having accepted ACCESS_PLATFORM, either switch the IOMMU off or program it to translate the bus addresses given to the device.
features.driver.physical-addresses | driver | MUST | 1.1 | unseen | Hand only physical addresses to a device that does not offer ACCESS_PLATFORM.
features.driver.ring-packed-accept | driver | SHOULD | 1.1 | seen | Accept RING_PACKED (34) when offered.
features.driver.order-platform-accept | driver | SHOULD | 1.1 | seen | Accept ORDER_PLATFORM (36) when offered.
features.driver.order-platform-barriers | driver | MUST | 1.1 | unseen | With ORDER_PLATFORM negotiated, use the barriers appropriate for hardware devices.
features.driver.notif-config-data-accept | driver | SHOULD | 1.2 | seen | Accept NOTIF_CONFIG_DATA (39) when offered.
# feature-negotiation | Reserved Feature Bits / Device Requirements
features.device.version1-offer | device | MUST | 1.0 | seen | Offer VERSION_1.
features.device.version1-may-refuse | device | MAY | 1.0 | unseen | Refuse to work when VERSION_1 is not accepted.
features.device.access-platform-offer | device | SHOULD | 1.1 | unseen | Offer ACCESS_PLATFORM when device memory access is translated or limited by the platform.
features.device.access-platform-may-refuse | device | MAY | 1.1 | unseen | Refuse to work when ACCESS_PLATFORM is not accepted.
features.device.order-platform-may-refuse | device | MAY | 1.1 | unseen | Refuse to work when ORDER_PLATFORM was offered but not accepted.
features.device.order-platform-may-slow | device | MAY | 1.1 | unseen | Run in a slower emulation mode when ORDER_PLATFORM was offered but not accepted.
features.device.add-in-card-both-platform-bits | device | SHOULD | 1.1 | seen | A PCI add-in card is recommended to offer both ACCESS_PLATFORM and ORDER_PLATFORM.
# virtqueue-common | Reserved Feature Bits / Device Requirements
features.device.in-order-use | device | MUST | 1.1 | seen | With IN_ORDER (35) negotiated, use buffers in exactly the order they were made available.
# group-sriov | Reserved Feature Bits / Driver Requirements
sriov.driver.enable-after-negotiate | driver | MAY | 1.1 | unseen | Enable VFs through the SR-IOV capability once SR_IOV (37) is negotiated.
sriov.driver.no-negotiate-without-cap | driver | MUST NOT | 1.1 | seen | Leave SR_IOV alone on a non-PCI device and on one without the SR-IOV capability structure.
sriov.driver.negotiate-before-vf-enable | driver | MUST | 1.1 | seen | Negotiate SR_IOV and complete feature negotiation, including the FEATURES_OK check, before the first enabling of VFs.
sriov.driver.enable-after-reset-allowed | driver | MAY | 1.1 | unseen | After one successful negotiation of SR_IOV, enable VFs again after later resets even without negotiating the bit again.
# group-sriov | Reserved Feature Bits / Device Requirements
sriov.device.offer | device | SHOULD | 1.1 | seen | Offer SR_IOV when the device is PCI and exposes the SR-IOV capability structure.
sriov.device.no-offer-otherwise | device | MUST NOT | 1.1 | seen | Do not offer SR_IOV without being a PCI device that exposes the SR-IOV capability structure.
# feature-negotiation | Reserved Feature Bits / Legacy Interface: Reserved Feature Bits
features.legacy.notify-on-empty-offer | device | MAY | 1.0 | unseen | A transitional device can offer NOTIFY_ON_EMPTY (24).
# notification | Reserved Feature Bits / Legacy Interface: Reserved Feature Bits
features.legacy.notify-on-empty-effect | device | MUST | 1.0 | seen | With NOTIFY_ON_EMPTY negotiated, notify when the queue runs dry even though used notifications are suppressed.
# feature-negotiation | Reserved Feature Bits / Legacy Interface: Reserved Feature Bits
features.legacy.any-layout-offer | device | MUST | 1.0 | seen | A transitional device offers ANY_LAYOUT (27).
features.legacy.any-layout-accept | driver | MUST | 1.0 | seen | A transitional driver accepts ANY_LAYOUT when it is offered.
features.legacy.bit30-not-negotiated | driver | SHOULD NOT | 1.0 | seen | Do not negotiate bit 30 (kept unused because of an old QEMU sanity check).
# feature-negotiation | Virtio Transport Options / Virtio Over MMIO / Features reserved for future use
features.device.no-admin-vq-mmio | device | MUST NOT | 1.3 | seen | ADMIN_VQ (41) is not supported over MMIO (listed there as reserved; binding through the generic device rule on unsupported bits).
# feature-negotiation | Virtio Transport Options / Virtio over channel I/O / Features reserved for future use
features.device.no-admin-vq-ccw | device | MUST NOT | 1.3 | seen | ADMIN_VQ (41) and RING_RESET (40) are not supported over channel I/O (listed there as reserved; binding through the generic device rule).
# config-space | Basic Facilities of a Virtio Device / Device Configuration Space / Driver Requirements
config.driver.no-atomic-assumption | driver | MUST NOT | 1.0 | unseen | Do not assume that reads of fields wider than 32 bits, or of several fields, are atomic.
config.driver.generation-loop | driver | SHOULD | 1.0 | seen | Read the generation counter before and after a configuration read and repeat until both values match.
config.driver.check-feature-for-optional-field | driver | MUST | 1.0 | seen | Touch an optional field only after checking that the feature that brings it is offered.
config.driver.no-size-limit | driver | MUST NOT | 1.0 | unseen | Do not insist on an exact structure or configuration space size.
config.driver.only-check-large-enough | driver | SHOULD | 1.0 | unseen | Check only that the space is big enough for the fields in use.
# config-space | Basic Facilities of a Virtio Device / Device Configuration Space / Device Requirements
config.device.readable-before-features-ok | device | MUST | 1.0 | seen | Let the driver read every device-specific field before FEATURES_OK, including fields tied to bits the device offers.
# config-space | Basic Facilities of a Virtio Device / Device Configuration Space / Legacy Interface: Device Configuration Space
config.legacy.read-until-stable | driver | SHOULD | 1.0 | seen | Through the legacy interface, repeat reads of blk capacity and net mac until two reads agree.
# initialization | General Initialization And Device Operation / Device Initialization / Driver Requirements
init.driver.reset-first | driver | MUST | 1.0 | seen | Begin the initialization sequence with a device reset.
init.driver.acknowledge-second | driver | MUST | 1.0 | seen | Set ACKNOWLEDGE (1) after the reset and before DRIVER.
init.driver.driver-third | driver | MUST | 1.0 | seen | Set DRIVER (2) before exchanging feature bits.
init.driver.write-features-before-features-ok | driver | MUST | 1.0 | seen | Read the offered bits and write the chosen subset before setting FEATURES_OK.
init.driver.set-features-ok | driver | MUST | 1.0 | seen | Set FEATURES_OK (8) to close feature negotiation.
init.driver.reread-features-ok | driver | MUST | 1.0 | seen | Read the status back and go on only if FEATURES_OK is still set; otherwise the device is not usable with this subset.
init.driver.setup-after-features-ok | driver | MUST | 1.0 | seen | Do device-specific setup (queue discovery and population, configuration writes) after FEATURES_OK is confirmed and before DRIVER_OK.
init.driver.driver-ok-last | driver | MUST | 1.0 | seen | Set DRIVER_OK (4) as the last step; the device is live from then on.
init.driver.config-read-allowed | driver | MAY | 1.0 | unseen | Read device-specific configuration during feature negotiation to judge the device.
init.driver.no-config-write-during-negotiation | driver | MUST NOT | 1.0 | seen | Do not write device-specific configuration during the feature exchange step.
# feature-negotiation | General Initialization And Device Operation / Device Initialization / Driver Requirements
init.driver.no-features-after-features-ok | driver | MUST NOT | 1.0 | seen | Do not accept further feature bits once FEATURES_OK has been set.
# initialization | General Initialization And Device Operation / Device Initialization / Driver Requirements
init.driver.failed-on-error | driver | SHOULD | 1.0 | seen | Set FAILED when an initialization step fails for good.
init.driver.no-continue-after-error | driver | MUST NOT | 1.0 | seen | Do not carry on initializing after such a failure.
init.driver.no-notify-before-driver-ok | driver | MUST NOT | 1.0 | seen | Send no available-buffer notification before DRIVER_OK is set.
# initialization | General Initialization And Device Operation / Device Initialization / Legacy Interface: Device Initialization
init.legacy.skip-features-ok | driver | MUST | 1.0 | seen | A transitional driver on the legacy interface runs the same sequence without the two FEATURES_OK steps.
init.legacy.early-config-write | device | MUST | 1.0 | seen | A transitional device on the legacy interface tolerates configuration writes made before the feature step.
init.legacy.early-use | device | MUST | 1.0 | seen | A transitional device on the legacy interface tolerates being used before DRIVER_OK.
# virtqueue-common | General Initialization And Device Operation / Device Cleanup / Driver Requirements
cleanup.driver.no-alter-exposed | driver | MUST NOT | 1.0 | seen | Do not change ring entries of buffers that are exposed to, and not yet used by, the device while the queue is live.
cleanup.driver.reset-before-removal | driver | MUST | 1.0 | seen | Make sure the queue is no longer live (by device reset) before taking exposed buffers back.
# suspend | General Initialization And Device Operation / Device Suspend / Driver Requirements
suspend.driver.precondition | driver | SHOULD NOT | 1.4 | seen | Do not set SUSPEND (16) unless DRIVER_OK is set and the SUSPEND feature (43) is negotiated.
suspend.driver.verify | driver | MUST | 1.4 | seen | After setting SUSPEND, read the status back and look for SUSPEND=1 with DRIVER_OK=0.
suspend.driver.no-new-buffers | driver | MUST NOT | 1.4 | seen | Make no more buffers available once SUSPEND has been set.
suspend.driver.no-notify | driver | MUST NOT | 1.4 | seen | Send no virtqueue notifications once SUSPEND has been set.
suspend.driver.no-config-write | driver | MUST NOT | 1.4 | seen | Change nothing in configuration space once SUSPEND has been set, apart from the status field.
suspend.driver.wait-resume | driver | MUST | 1.4 | seen | After setting DRIVER_OK to resume, wait for SUSPEND=0 and DRIVER_OK=1 before normal operation.
# suspend | General Initialization And Device Operation / Device Suspend / Device Requirements
suspend.device.ignore-before-init | device | MUST | 1.4 | seen | Ignore driver writes of SUSPEND until initialization has fully completed.
suspend.device.ignore-config-writes | device | SHOULD | 1.4 | seen | While suspended, ignore configuration writes other than to the status field.
suspend.device.no-vq-notify | device | MUST NOT | 1.4 | seen | While suspended, send no virtqueue notifications.
suspend.device.no-vq-access | device | MUST NOT | 1.4 | seen | While suspended, access no virtqueue.
suspend.device.no-config-change | device | MUST NOT | 1.4 | seen | While suspended, modify no configuration space field.
suspend.device.no-config-notify | device | MUST NOT | 1.4 | seen | While suspended, send no configuration change notification.
suspend.device.deferred-config-notify | device | MUST | 1.4 | seen | Send the withheld configuration change notification on resume.
suspend.device.suspend-or-needs-reset | device | MUST | 1.4 | seen | On a SUSPEND request either suspend or raise DEVICE_NEEDS_RESET.
suspend.device.resume-or-needs-reset | device | MUST | 1.4 | seen | On a resume request (DRIVER_OK written while suspended) either resume or raise DEVICE_NEEDS_RESET.
suspend.device.drain-before-suspend | device | SHOULD | 1.4 | seen | Before showing SUSPEND=1 and DRIVER_OK=0: stop taking buffers, let buffers in progress become used, send their used notifications.
# virtqueue-common | Basic Facilities of a Virtio Device / Virtqueues / Virtqueue Reset / Virtqueue Reset / Device Requirements
vqreset.device.stop-requests | device | MUST NOT | 1.2 | seen | Run no requests from a queue the driver has reset.
vqreset.device.stop-notify | device | MUST NOT | 1.2 | seen | Send no notifications for a queue the driver has reset.
vqreset.device.state-to-default | device | MUST | 1.2 | seen | Return all state of the reset queue to defaults, available and used positions included.
# virtqueue-common | Basic Facilities of a Virtio Device / Virtqueues / Virtqueue Reset / Virtqueue Reset / Driver Requirements
vqreset.driver.verify | driver | MUST | 1.2 | seen | Confirm that the queue really has been reset.
vqreset.driver.release-allowed | driver | MAY | 1.2 | unseen | Free the resources of the queue after a confirmed reset.
# virtqueue-common | Basic Facilities of a Virtio Device / Virtqueues / Virtqueue Reset / Virtqueue Re-enable / Device Requirements
vqreset.device.observe-new-config | device | MUST | 1.2 | seen | Take over any changed queue configuration (for instance the size) when the queue is enabled again.
# virtqueue-common | Basic Facilities of a Virtio Device / Virtqueues / Virtqueue Reset / Virtqueue Re-enable / Driver Requirements
vqreset.driver.reconfigure | driver | MUST | 1.2 | seen | Program the queue as at first discovery (possibly with other values) when enabling it again.
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues
split.layout.queue-size-pow2 | device | MUST | 1.0 | seen | Queue Size is a power of two, at most 32768 (descriptive statement).
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / Driver Requirements: Virtqueues
split.layout.alignment | driver | MUST | 1.0 | seen | Place descriptor table, available ring and used ring at addresses aligned to 16, 2 and 4 bytes.
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / Message Framing / Device Requirements
split.framing.no-assumption | device | MUST NOT | 1.0 | unseen | Assume nothing about how a message is cut into descriptors.
split.framing.device-chain-limit | device | MAY | 1.0 | unseen | Apply a reasonable limit on descriptors per chain.
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / Message Framing / Driver Requirements
split.framing.writable-after-readable | driver | MUST | 1.0 | seen | Put every device-writable element after all device-readable elements of a buffer.
split.framing.no-excess-descriptors | driver | SHOULD NOT | 1.0 | seen | Do not split a buffer into an excessive number of descriptors.
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / The Virtqueue Descriptor Table / Device Requirements
split.desc.device-no-write-readable | device | MUST NOT | 1.0 | seen | Never write into a device-readable buffer.
split.desc.device-no-read-writable | device | SHOULD NOT | 1.0 | seen | Do not read a device-writable buffer (debug and diagnostics excepted).
split.desc.device-no-write-table | device | MUST NOT | 1.2 | seen | Never write a descriptor table entry.
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / The Virtqueue Descriptor Table / Driver Requirements
split.desc.chain-byte-limit | driver | MUST NOT | 1.0 | seen | Add no chain totalling more than 2^32 bytes; loops are therefore forbidden.
split.desc.in-order-next | driver | MUST | 1.1 | seen | With IN_ORDER, a descriptor with NEXT at table offset x has next = x+1, and next = 0 for the last table entry.
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / The Virtqueue Descriptor Table
split.desc.in-order-from-zero | driver | MUST | 1.1 | seen | With IN_ORDER, the driver uses table entries in ring order starting at offset 0 and wrapping at the end (descriptive statement).
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / The Virtqueue Descriptor Table / Indirect Descriptors / Driver Requirements
split.indirect.negotiated-only | driver | MUST NOT | 1.0 | seen | Do not set INDIRECT (4) unless INDIRECT_DESC (28) was negotiated.
split.indirect.no-nesting | driver | MUST NOT | 1.0 | seen | Do not set INDIRECT inside an indirect table.
split.indirect.chain-le-queue-size | driver | MUST NOT | 1.0 | seen | Create no chain longer than the Queue Size.
split.indirect.not-with-next | driver | MUST NOT | 1.0 | seen | Do not set INDIRECT and NEXT in the same descriptor.
split.indirect.in-order-sequential | driver | MUST | 1.1 | seen | With IN_ORDER, indirect descriptors appear one after the other with next = 1, 2, 3, ...
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / The Virtqueue Descriptor Table / Indirect Descriptors / Device Requirements
split.indirect.ignore-write-flag | device | MUST | 1.0 | seen | Ignore the WRITE flag of the descriptor that points to an indirect table.
split.indirect.handle-tail | device | MUST | 1.0 | seen | Handle zero or more ordinary chained descriptors followed by one INDIRECT descriptor.
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / The Virtqueue Available Ring / Driver Requirements
split.avail.idx-never-decreases | driver | MUST NOT | 1.0 | seen | Never move the available idx backwards.
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / The Virtqueue Available Ring
split.avail.idx-starts-zero | driver | MUST | 1.0 | seen | The available idx starts at 0, only grows, and wraps naturally at 65536 (descriptive statement).
split.avail.device-read-only | device | MUST NOT | 1.0 | seen | The available ring is written by the driver only (descriptive statement).
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / Used Buffer Notification Suppression / Driver Requirements
split.used-notify.driver-flags-01 | driver | MUST | 1.0 | seen | Without EVENT_IDX (29): keep available-ring flags at 0 or 1.
split.used-notify.driver-may-suppress | driver | MAY | 1.0 | unseen | Without EVENT_IDX: set flags to 1 to say used notifications are not needed.
split.used-notify.driver-flags-zero | driver | MUST | 1.0 | seen | With EVENT_IDX: keep available-ring flags at 0.
split.used-notify.driver-used-event | driver | MAY | 1.0 | unseen | With EVENT_IDX: use used_event to defer notifications until the used entry with that index is written.
split.used-notify.driver-spurious | driver | MUST | 1.0 | unseen | Cope with notifications that were not asked for.
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / Used Buffer Notification Suppression / Device Requirements
split.used-notify.device-ignore-used-event | device | MUST | 1.0 | seen | Without EVENT_IDX: ignore used_event.
split.used-notify.device-flags1-quiet | device | SHOULD NOT | 1.0 | seen | Without EVENT_IDX: send no notification after a used entry when flags is 1.
split.used-notify.device-flags0-notify | device | MUST | 1.0 | seen | Without EVENT_IDX: send a notification after a used entry when flags is 0.
split.used-notify.device-ignore-flags | device | MUST | 1.0 | seen | With EVENT_IDX: ignore the low bit of available-ring flags.
split.used-notify.device-event-match | device | MUST | 1.0 | seen | With EVENT_IDX: notify when the used idx value that placed the entry equalled used_event.
split.used-notify.device-event-nomatch | device | SHOULD NOT | 1.0 | seen | With EVENT_IDX: send no notification when it did not equal used_event.
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / The Virtqueue Used Ring / Device Requirements
split.used.len-before-idx | device | MUST | 1.0 | seen | Store len before advancing the used idx.
split.used.write-at-least-len | device | MUST | 1.0 | seen | Write at least len bytes, starting at the first device-writable byte, before advancing the used idx.
split.used.may-write-more | device | MAY | 1.0 | unseen | Write more than len bytes (len may be an underestimate).
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / The Virtqueue Used Ring / Driver Requirements
split.used.driver-no-assume-beyond-len | driver | MUST NOT | 1.0 | unseen | Assume nothing about writable data past the first len bytes.
split.used.driver-ignore-beyond-len | driver | SHOULD | 1.0 | unseen | Ignore writable data past the first len bytes.
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / The Virtqueue Used Ring
split.used.idx-starts-zero | device | MUST | 1.0 | seen | The used idx starts at 0 and only grows, modulo 65536 (descriptive statement).
split.used.id-is-chain-head | device | MUST | 1.0 | seen | A used entry id equals a chain head that the driver put in the available ring earlier (descriptive statement).
split.used.driver-read-only | driver | MUST NOT | 1.0 | seen | The used ring is written by the device only, apart from the initial zeroing (descriptive statement).
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / In-order use of descriptors
split.in-order.batch-id | device | MUST | 1.1 | seen | With IN_ORDER, one used entry may stand for a batch and carries the head of the last buffer; the used idx grows by the batch size (descriptive statement).
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / Available Buffer Notification Suppression / Driver Requirements
split.avail-notify.driver-init-used-flags | driver | MUST | 1.0 | seen | Set used-ring flags to 0 when allocating the ring.
split.avail-notify.driver-ignore-avail-event | driver | MUST | 1.0 | seen | Without EVENT_IDX: ignore avail_event.
split.avail-notify.driver-flags1-quiet | driver | SHOULD NOT | 1.0 | seen | Without EVENT_IDX: send no notification when used-ring flags is 1.
split.avail-notify.driver-flags0-notify | driver | MUST | 1.0 | seen | Without EVENT_IDX: send a notification after adding entries when used-ring flags is 0.
split.avail-notify.driver-ignore-flags | driver | MUST | 1.0 | seen | With EVENT_IDX: ignore the low bit of used-ring flags.
split.avail-notify.driver-event-match | driver | MUST | 1.0 | seen | With EVENT_IDX: notify when the available idx value that placed the entry equalled avail_event.
split.avail-notify.driver-event-nomatch | driver | SHOULD NOT | 1.0 | seen | With EVENT_IDX: send no notification when it did not equal avail_event.
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / Available Buffer Notification Suppression / Device Requirements
split.avail-notify.device-flags-01 | device | MUST | 1.0 | seen | Without EVENT_IDX: keep used-ring flags at 0 or 1.
split.avail-notify.device-may-suppress | device | MAY | 1.0 | unseen | Without EVENT_IDX: set used-ring flags to 1 to say available notifications are not needed.
split.avail-notify.device-flags-zero | device | MUST | 1.0 | seen | With EVENT_IDX: keep used-ring flags at 0.
split.avail-notify.device-avail-event | device | MAY | 1.0 | unseen | With EVENT_IDX: use avail_event to defer driver notifications until that index is written.
split.avail-notify.device-spurious | device | MUST | 1.0 | unseen | Cope with spurious notifications from the driver.
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / Supplying Buffers to The Device
split.supply.batching | driver | MAY | 1.0 | unseen | Add several chain heads before publishing them with one idx update.
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / Supplying Buffers to The Device / Updating idx
split.supply.device-immediate-access | device | MAY | 1.0 | unseen | Access published chains and their memory right after the idx update.
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / Supplying Buffers to The Device / Updating idx / Driver Requirements
split.supply.barrier-before-idx | driver | MUST | 1.0 | unseen | Barrier between filling descriptors/ring entries and the idx update (a trace shows store order only, not the barrier itself).
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / Supplying Buffers to The Device / Notifying The Device
split.supply.device-suppress-allowed | device | MAY | 1.0 | unseen | Suppress available notifications it does not need.
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / Supplying Buffers to The Device / Notifying The Device / Driver Requirements
split.supply.barrier-before-flags-read | driver | MUST | 1.0 | unseen | Barrier between the idx update and reading used-ring flags or avail_event.
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / Receiving Used Buffers From The Device
split.receive.may-disable-notify | driver | MAY | 1.0 | unseen | Disable used notifications while draining the used ring (re-check after enabling them again).
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues
packed.layout.max-size | device | MUST | 1.1 | seen | At most 2^15 entries; the size need not be a power of two (descriptive statement).
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / Driver Requirements: Virtqueues
packed.layout.alignment | driver | MUST | 1.1 | seen | Place the descriptor ring at a 16-byte aligned and each event suppression structure at a 4-byte aligned address.
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / The Virtqueue Descriptor Format
packed.layout.zero-init | driver | MUST | 1.1 | seen | The descriptor ring starts out all zero (descriptive statement).
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / Driver and Device Ring Wrap Counters
packed.wrap.driver-initial-one | driver | MUST | 1.1 | seen | The driver wrap counter starts at 1 and flips each time the last ring entry is made available (descriptive statement).
packed.wrap.device-initial-one | device | MUST | 1.1 | seen | The device wrap counter starts at 1 and flips each time the last ring entry is used (descriptive statement).
packed.wrap.mark-available | driver | MUST | 1.1 | seen | To make a descriptor available set AVAIL equal to the driver wrap counter and USED to its inverse (descriptive statement).
packed.wrap.mark-used | device | MUST | 1.1 | seen | To mark a descriptor used set both USED and AVAIL equal to the device wrap counter (descriptive statement).
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / Device Requirements: Virtqueues
packed.device.start-in-ring-order | device | MUST | 1.1 | seen | Begin processing driver descriptors in ring order.
packed.device.write-in-completion-order | device | MUST | 1.1 | seen | Begin writing used descriptors in the order of completion.
packed.device.reorder-writes | device | MAY | 1.1 | unseen | Reorder descriptor writes once they have been started.
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / The Virtqueue Descriptor Table / Device Requirements
packed.desc.device-no-write-readable | device | MUST NOT | 1.1 | seen | Never write into a device-readable buffer.
packed.desc.device-no-read-writable | device | SHOULD NOT | 1.1 | seen | Do not read a device-writable buffer.
packed.desc.device-wait-avail-change | device | MUST NOT | 1.1 | seen | Use no descriptor before its AVAIL bit has been seen to change.
packed.desc.device-frozen-after-used | device | MUST NOT | 1.1 | seen | Leave a descriptor alone after changing its USED bit.
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / The Virtqueue Descriptor Table / Driver Requirements
packed.desc.driver-wait-used-change | driver | MUST NOT | 1.1 | seen | Change no descriptor before its USED bit has been seen to change.
packed.desc.driver-frozen-after-avail | driver | MUST NOT | 1.1 | seen | Leave a descriptor alone after changing its AVAIL bit.
# notification | Basic Facilities of a Virtio Device / Packed Virtqueues / The Virtqueue Descriptor Table / Driver Requirements
packed.notify.next-off-wrap | driver | MUST | 1.1 | seen | In extended notifications let next_off and next_wrap name the next descriptor not yet made available.
packed.notify.repeat-allowed | driver | MAY | 1.1 | unseen | Notify several times without new descriptors.
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / Scatter-Gather Support / Driver Requirements
packed.list.device-limit | driver | MUST NOT | 1.1 | seen | Create no descriptor list longer than the device allows.
packed.list.le-queue-size | driver | MUST NOT | 1.1 | seen | Create no descriptor list longer than the Queue Size (no loops).
packed.list.writable-after-readable | driver | MUST | 1.1 | seen | Put device-writable elements after all device-readable elements.
packed.list.no-depend-on-device-progress | driver | MUST NOT | 1.1 | seen | Do not rely on the device using more descriptors in order to finish writing a list.
packed.list.space-first | driver | MUST | 1.1 | seen | Ensure room for the whole list before making its first descriptor available.
packed.list.first-available-last | driver | MUST NOT | 1.1 | seen | Do not make the first descriptor of a list available before all the others are.
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / Scatter-Gather Support / Device Requirements
packed.list.device-chain-order | device | MUST | 1.1 | seen | Process descriptors of a NEXT-linked list in the order they were made available.
packed.list.device-may-limit | device | MAY | 1.1 | unseen | Limit the number of buffers in a list.
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / Next Flag: Descriptor Chaining
packed.list.id-in-last | driver | MUST | 1.1 | seen | The Buffer ID of a list sits in its last descriptor (descriptive statement).
packed.list.one-used-per-list | device | MUST | 1.1 | seen | Write exactly one used descriptor for a whole list, then skip forward by the list length (descriptive statement).
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / The Virtqueue Descriptor Table / Indirect Descriptors / Driver Requirements
packed.indirect.negotiated-only | driver | MUST NOT | 1.1 | seen | Do not set INDIRECT unless INDIRECT_DESC was negotiated.
packed.indirect.only-write-flag | driver | MUST NOT | 1.1 | seen | Set no flag other than WRITE inside an indirect table.
packed.indirect.device-limit | driver | MUST NOT | 1.1 | seen | Create no chain longer than the device allows.
packed.indirect.not-in-next-list | driver | MUST NOT | 1.1 | seen | Place no INDIRECT descriptor in a list linked by NEXT.
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / Indirect Flag: Scatter-Gather Support
packed.indirect.ignore-reserved | device | MUST | 1.1 | seen | Ignore, in an indirect table, every flag but WRITE and the Buffer ID; ignore WRITE on the descriptor that points to the table (descriptive statement).
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / Element Address and Length
packed.used.len-needs-write-flag | device | MUST | 1.1 | seen | A used descriptor carries a meaningful length only when its WRITE flag is set; otherwise the length is reserved and ignored (descriptive statement).
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / Driver and Device Event Suppression
packed.event.flags-3-reserved | driver | MUST NOT | 1.1 | seen | Event flags value 3 is reserved (same for the device structure; descriptive statement).
packed.event.desc-needs-event-idx | driver | MUST NOT | 1.1 | seen | Event flags value 2 (descriptor specific) is valid only with EVENT_IDX negotiated (same for the device; descriptive statement).
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / Event Suppression Structure Format
packed.event.reserved-zero | driver | MUST | 1.1 | seen | The upper 14 bits of the flags word are zero (same for the device; descriptive statement).
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / Supplying Buffers to The Device
packed.supply.batching | driver | MAY | 1.1 | unseen | Prepare several descriptors of one request and expose the first one last.
packed.supply.device-immediate-access | device | MAY | 1.1 | unseen | Access the exposed and any following prepared descriptors at once.
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / Supplying Buffers to The Device / Updating flags / Driver Requirements
packed.supply.barrier-before-flags | driver | MUST | 1.1 | unseen | Barrier between filling a descriptor and writing its flags (a trace shows store order only).
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / Supplying Buffers to The Device / Sending Available Buffer Notifications
packed.supply.device-suppress-allowed | device | MAY | 1.1 | unseen | Suppress available notifications through the Device Area structure.
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / Supplying Buffers to The Device / Sending Available Buffer Notifications / Driver Requirements
packed.supply.barrier-before-event-read | driver | MUST | 1.1 | unseen | Barrier before reading the Device Area event suppression structure.
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / Receiving Used Buffers From The Device
packed.receive.may-disable-notify | driver | MAY | 1.1 | unseen | Disable used notifications while draining (re-check after enabling them again).
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / In-order use of descriptors
packed.in-order.batch-id | device | MUST | 1.1 | seen | With IN_ORDER, one used descriptor may stand for a batch and carries the Buffer ID of the last buffer of the batch (descriptive statement).
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / Multi-buffer requests
packed.multi-buffer.first-used-last | device | MUST | 1.1 | seen | When several buffers form one request, mark the first one used only after all the others (descriptive statement).
# pci-transport | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Driver Requirements
pci.access.natural-width | driver | MUST | 1.0 | seen | Access 8-bit fields with 8-bit, 16-bit fields with aligned 16-bit, 32- and 64-bit fields with aligned 32-bit accesses.
pci.access.64-halves-driver | driver | MAY | 1.0 | unseen | Access the two halves of a 64-bit field independently.
# pci-transport | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Device Requirements
pci.access.64-halves-device | device | MUST | 1.0 | seen | Allow independent access to the two halves of a 64-bit field.
# pci-transport | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Common configuration structure layout / Device Requirements
pci.common.offset-align4 | device | MUST | 1.0 | seen | The common configuration offset is 4-byte aligned.
pci.common.present | device | MUST | 1.0 | seen | Present at least one common configuration capability.
# feature-negotiation | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Common configuration structure layout / Device Requirements
pci.common.device-feature-window | device | MUST | 1.0 | seen | Show in device_feature the offered bits starting at 32 * device_feature_select, for every selector value (0 where nothing is defined).
pci.common.driver-feature-window | device | MUST | 1.0 | seen | Show in driver_feature the valid bits the driver wrote, starting at 32 * driver_feature_select.
pci.common.driver-feature-invalid-echo | device | MAY | 1.0 | unseen | Echo invalid bits the driver wrote.
# config-space | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Common configuration structure layout / Device Requirements
pci.common.config-generation | device | MUST | 1.0 | seen | Once a changed device-specific value has been read (changed since any part was last read), config_generation must read differently.
# reset | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Common configuration structure layout / Device Requirements
pci.common.reset-on-zero | device | MUST | 1.0 | seen | Reset when 0 is written to device_status.
pci.common.zero-when-reset-done | device | MUST | 1.0 | seen | Show 0 in device_status once that reset is complete.
pci.common.queue-enable-zero-on-reset | device | MUST | 1.0 | seen | Show 0 in queue_enable on reset.
pci.common.queue-reset-zero-on-reset | device | MUST | 1.2 | seen | With RING_RESET: show 0 in queue_reset on device reset.
# pci-transport | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Common configuration structure layout / Device Requirements
pci.common.queue-reset-zero-after-enable | device | MUST | 1.2 | seen | With RING_RESET: show 0 in queue_reset after the queue is enabled.
pci.common.queue-reset-on-one | device | MUST | 1.2 | seen | Reset the selected queue when 1 is written to queue_reset.
pci.common.queue-reset-one-while-busy | device | MUST | 1.2 | seen | Keep showing 1 in queue_reset while the queue reset is running.
pci.common.queue-reset-done-zeros | device | MUST | 1.2 | seen | A completed queue reset reads as 0 in queue_reset and as 0 in queue_enable.
pci.common.queue-size-zero-unavailable | device | MUST | 1.0 | seen | Show 0 in queue_size for a queue that is not available.
pci.common.queue-size-pow2-device | device | MUST | 1.0 | seen | Without RING_PACKED: queue_size reads 0 or a power of two.
# admin-virtqueue | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Common configuration structure layout / Device Requirements
pci.common.admin-index-ge-num-queues | device | MUST | 1.3 | seen | With ADMIN_VQ: admin_queue_index is greater than or equal to num_queues.
pci.common.admin-num-fits | device | MUST | 1.3 | seen | With ADMIN_VQ: admin_queue_num is at most 0x10000 minus admin_queue_index.
# admin-virtqueue | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Common configuration structure layout
pci.common.num-queues-excludes-admin | device | MUST | 1.3 | seen | num_queues does not count administration virtqueues (descriptive statement).
# pci-transport | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Common configuration structure layout / Driver Requirements
pci.common.no-write-read-only | driver | MUST NOT | 1.0 | seen | Leave the read-only registers unwritten: queue_notif_config_data, queue_notify_off, config_generation, num_queues, device_feature.
pci.common.no-zero-queue-size | driver | MUST NOT | 1.1 | seen | With RING_PACKED: never write 0 to queue_size.
pci.common.queue-size-pow2-driver | driver | MUST NOT | 1.0 | seen | Without RING_PACKED: never write a queue_size that is not a power of two.
pci.common.configure-before-enable | driver | MUST | 1.0 | seen | Program the other queue fields before setting queue_enable.
# reset | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Common configuration structure layout / Driver Requirements
pci.common.wait-status-zero | driver | MUST | 1.0 | seen | After writing 0 to device_status, wait until it reads 0 before initializing again.
# pci-transport | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Common configuration structure layout / Driver Requirements
pci.common.no-queue-enable-zero | driver | MUST NOT | 1.0 | seen | Never write 0 to queue_enable.
pci.common.queue-reset-wait | driver | MUST NOT | 1.2 | seen | With RING_RESET: do not regard a queue reset as complete before queue_reset reads 0.
pci.common.queue-reenable-allowed | driver | MAY | 1.2 | unseen | Enable a reset queue again after setting its other fields.
pci.common.queue-new-values-allowed | driver | MAY | 1.2 | unseen | Use different queue parameters after a queue reset.
# admin-virtqueue | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Common configuration structure layout / Driver Requirements
pci.common.admin-index-range | driver | MUST | 1.3 | seen | Configure administration queues only at indices admin_queue_index .. admin_queue_index + admin_queue_num - 1.
pci.common.admin-fewer-allowed | driver | MAY | 1.3 | unseen | Configure fewer administration queues than available.
# pci-transport | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Notification capability / Device Requirements
pci.notify.present | device | MUST | 1.0 | seen | Present at least one notification capability.
pci.notify.offset-align2 | device | MUST | 1.0 | seen | Without NOTIFICATION_DATA offered: cap.offset is 2-byte aligned.
pci.notify.multiplier-even-pow2 | device | MUST | 1.0 | seen | Without NOTIFICATION_DATA offered: notify_off_multiplier is 0 or an even power of two (2, 4, 8, ...).
pci.notify.length-min2 | device | MUST | 1.0 | seen | Without NOTIFICATION_DATA offered: cap.length >= queue_notify_off * multiplier + 2 for every queue, and at least 2.
pci.notify.multiplier-multiple4 | device | MUST | 1.1 | seen | With NOTIFICATION_DATA offered: notify_off_multiplier is 0 or a power of two that is a multiple of 4.
pci.notify.offset-align4 | device | MUST | 1.1 | seen | With NOTIFICATION_DATA offered: cap.offset is 4-byte aligned.
pci.notify.length-min4 | device | MUST | 1.1 | seen | With NOTIFICATION_DATA offered: cap.length >= queue_notify_off * multiplier + 4 for every queue, and at least 4.
# pci-transport | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / ISR status capability / Device Requirements
pci.isr.present | device | MUST | 1.0 | seen | Present at least one ISR capability.
pci.isr.config-bit | device | MUST | 1.0 | seen | Set ISR bit 1 before a configuration change notification.
pci.isr.queue-bit | device | MUST | 1.0 | seen | Without MSI-X: set ISR bit 0 before a virtqueue notification.
pci.isr.interrupt-status | device | MUST | 1.0 | seen | Without MSI-X: the PCI Interrupt Status bit is the OR of all ISR bits.
pci.isr.read-clears | device | MUST | 1.0 | seen | A driver read clears ISR status to 0.
# pci-transport | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / ISR status capability / Driver Requirements
pci.isr.no-read-msix | driver | SHOULD NOT | 1.0 | seen | With MSI-X enabled: do not read ISR on a queue interrupt.
# pci-transport | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Device-specific configuration
pci.devcfg.present | device | MUST | 1.0 | seen | Present a device configuration capability when the type has device-specific configuration.
# pci-transport | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Device-specific configuration / Device Requirements
pci.devcfg.offset-align4 | device | MUST | 1.0 | seen | The device configuration offset is 4-byte aligned.
# feature-negotiation | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Legacy Interfaces: A Note on PCI Device Layout
pci.legacy.no-high-features | device | MUST | 1.0 | seen | Used through the legacy interface, take feature bits 32..63 as not acknowledged.
# pci-transport | Virtio Transport Options / Virtio Over PCI Bus / PCI-specific Initialization And Device Operation / Device Initialization / MSI-X Vector Configuration / Device Requirements
pci.msix.unmap | device | MUST | 1.0 | seen | Allow unmapping any event type (vector 0xFFFF).
pci.msix.readback | device | MUST | 1.0 | seen | Return the mapped vector, or 0xFFFF, on read of the vector fields.
# reset | Virtio Transport Options / Virtio Over PCI Bus / PCI-specific Initialization And Device Operation / Device Initialization / MSI-X Vector Configuration / Device Requirements
pci.msix.unmapped-on-reset | device | MUST | 1.0 | seen | All events are unmapped on reset.
# pci-transport | Virtio Transport Options / Virtio Over PCI Bus / PCI-specific Initialization And Device Operation / Device Initialization / MSI-X Vector Configuration / Device Requirements
pci.msix.failure-is-no-vector | device | MUST | 1.0 | seen | Report a failed mapping by reading back 0xFFFF.
# pci-transport | Virtio Transport Options / Virtio Over PCI Bus / PCI-specific Initialization And Device Operation / Device Initialization / MSI-X Vector Configuration / Driver Requirements
pci.msix.driver-verify | driver | MUST | 1.0 | seen | Read the vector field back to verify a mapping.
# notification | Virtio Transport Options / Virtio Over PCI Bus / PCI-specific Initialization And Device Operation / Available Buffer Notifications / Driver Requirements
pci.kick.width16 | driver | MUST | 1.3 | seen | Without NOTIFICATION_DATA (38): notifications are 16-bit writes.
pci.kick.width32 | driver | MUST | 1.3 | seen | With NOTIFICATION_DATA: notifications are 32-bit writes.
pci.kick.index16 | driver | MUST | 1.3 | seen | Neither NOTIFICATION_DATA nor NOTIF_CONFIG_DATA: write the virtqueue index.
pci.kick.index32 | driver | MUST | 1.3 | seen | NOTIFICATION_DATA only: the low 16 bits carry the virtqueue index.
pci.kick.confdata16 | driver | MUST | 1.2 | seen | NOTIF_CONFIG_DATA only: write queue_notif_config_data.
pci.kick.confdata32 | driver | MUST | 1.2 | seen | Both negotiated: the low 16 bits carry queue_notif_config_data.
# notification | Virtio Transport Options / Virtio Over PCI Bus / PCI-specific Initialization And Device Operation / Used Buffer Notifications / Device Requirements
pci.irq.no-vector-no-queue-irq | device | MUST NOT | 1.0 | seen | MSI-X enabled and queue_msix_vector 0xFFFF: deliver no interrupt for that queue.
# notification | Virtio Transport Options / Virtio Over PCI Bus / PCI-specific Initialization And Device Operation / Notification of Device Configuration Changes
pci.irq.combined-allowed | device | MAY | 1.0 | unseen | One interrupt can signal used buffers and a configuration change together.
# notification | Virtio Transport Options / Virtio Over PCI Bus / PCI-specific Initialization And Device Operation / Notification of Device Configuration Changes / Device Requirements
pci.irq.no-vector-no-config-irq | device | MUST NOT | 1.0 | seen | MSI-X enabled and config_msix_vector 0xFFFF: deliver no configuration interrupt.
# notification | Virtio Transport Options / Virtio Over PCI Bus / PCI-specific Initialization And Device Operation / Notification of Device Configuration Changes / Driver Requirements
pci.irq.driver-combined | driver | MUST | 1.0 | unseen | Handle an interrupt that means both configuration change and used buffers.
# group-model | Basic Facilities of a Virtio Device / Device groups
group.self.member-zero | driver | MUST | 1.4 | seen | The Self group (type 0) holds only the owner itself, addressed as member 0 (descriptive statement).
# group-sriov | Basic Facilities of a Virtio Device / Device groups
group.sriov.pf-not-member | device | MUST NOT | 1.3 | seen | The PF owns the SR-IOV group (type 1) but is not a member of it; members are the VFs (descriptive statement).
group.sriov.member-range | device | MUST | 1.3 | seen | SR-IOV member identifiers run from 1 to NumVFs and equal the VF number (descriptive statement).
group.sriov.exists-with-vf-enable | device | MUST | 1.3 | seen | The SR-IOV group exists only while VF Enable is set (descriptive statement).
group.sriov.pci-only | device | MUST | 1.3 | seen | Owner and members of the SR-IOV group use the PCI transport (descriptive statement).
# group-model | Basic Facilities of a Virtio Device / Device groups
group.one-per-type | device | MUST | 1.3 | seen | An owner controls at most one group of each type, so owner and type identify the group (descriptive statement).
# admin-command | Basic Facilities of a Virtio Device / Device groups / Group administration commands
admin.cmd.reserved-zero | driver | MUST | 1.3 | seen | Unused device-readable fields (reserved bytes 4..15, unused member id, unused data) are written as zero (descriptive statement).
admin.cmd.reserved-ignored | device | MUST | 1.3 | seen | Unused device-readable fields are ignored (descriptive statement).
admin.cmd.result-reserved-zero | device | MUST | 1.3 | seen | Unused device-writable fields, including the four reserved bytes after status_qualifier, are written as zero (descriptive statement).
admin.cmd.result-reserved-ignored | driver | MUST | 1.3 | unseen | Unused device-writable fields are ignored (descriptive statement).
admin.cmd.ok-qualifier-zero | device | MUST | 1.3 | seen | With status OK the qualifier is 0 (descriptive statement).
# admin-command | Basic Facilities of a Virtio Device / Device groups / Group administration commands / Device Requirements
admin.cmd.validate-header | device | MUST | 1.3 | seen | Validate opcode, group type and member id; report any invalid or unsupported one with status EINVAL (22).
admin.cmd.invalid-group-first | device | MUST | 1.3 | seen | An invalid group type yields qualifier INVALID_GROUP (4), whatever else is wrong.
admin.cmd.invalid-opcode-second | device | MUST | 1.3 | seen | With a valid group type, an invalid opcode yields INVALID_OPCODE (2).
admin.cmd.invalid-member-third | device | MUST | 1.3 | seen | With valid group type and opcode, an invalid member id that the command uses yields INVALID_MEMBER (5).
admin.cmd.status-ok-on-success | device | MUST | 1.3 | seen | Set status OK (0) on success.
admin.cmd.status-not-ok-on-failure | device | MUST | 1.3 | seen | Set a status other than OK on failure.
admin.cmd.einval-no-state-change | device | MUST NOT | 1.3 | seen | A command that ends with EINVAL changes nothing and puts the device in no error state.
admin.cmd.failure-no-state-change | device | SHOULD NOT | 1.3 | seen | A failed command leaves device state alone as far as possible.
# admin-list | Basic Facilities of a Virtio Device / Device groups / Group administration commands / Device Requirements
admin.list.dependency-reject | device | MAY | 1.3 | unseen | Impose extra dependencies between opcodes and fail LIST_USE with EINVAL and INVALID_FIELD (3) when the list violates them.
# admin-command | Basic Facilities of a Virtio Device / Device groups / Group administration commands / Device Requirements
admin.cmd.groups-independent | device | MUST | 1.3 | seen | Keep commands of different group types fully independent.
# admin-list | Basic Facilities of a Virtio Device / Device groups / Group administration commands / Device Requirements
admin.list.query-differs-by-group | device | MAY | 1.3 | unseen | Report different command lists for different group types.
admin.list.initial-two | device | MUST | 1.3 | seen | After reset and until LIST_USE succeeds for a group type, treat only LIST_QUERY and LIST_USE as legal for it.
admin.list.use-replaces | device | MUST | 1.3 | seen | A successful LIST_USE replaces the legal list by the supplied one.
admin.list.enforce | device | MUST | 1.3 | seen | Fail commands that are not in the legal list with EINVAL and INVALID_OPCODE.
admin.list.no-shrink | device | MUST NOT | 1.3 | seen | Never report as unsupported a command LIST_QUERY has reported before.
admin.list.may-expand | device | MAY | 1.3 | unseen | Report additional commands later.
admin.list.reuse-after-reset | device | SHOULD | 1.3 | seen | After a device or system reset accept a list that was used successfully before.
admin.list.no-list-only-failure | device | MUST NOT | 1.3 | unseen | If LIST_USE fails after a reset with a previously used list, the list itself is not the sole reason.
admin.list.exception-no-cache | device | MAY | 1.3 | unseen | Break list stability when the system guarantees the driver holds no cached list (firmware change).
# group-sriov | Basic Facilities of a Virtio Device / Device groups / Group administration commands / Device Requirements
admin.sriov.no-group | device | MUST | 1.3 | seen | SR-IOV group type without an SR-IOV capability or with VF Enable clear: fail every command with EINVAL and INVALID_GROUP.
admin.sriov.member-range | device | MUST | 1.3 | seen | SR-IOV group type with a member id outside 1..NumVFs: fail with EINVAL and INVALID_MEMBER (text says all commands; clashes with LIST_QUERY/LIST_USE, whose member id is 0).
# admin-list | Basic Facilities of a Virtio Device / Device groups / Group administration commands / Driver Requirements
admin.list.discover-group | driver | MAY | 1.3 | unseen | Probe for a group type by sending LIST_QUERY with it.
admin.list.use-before-commands | driver | MUST | 1.3 | seen | Send LIST_USE and wait for OK before any command other than the initial LIST_QUERY and LIST_USE.
admin.list.use-repeat | driver | MAY | 1.3 | unseen | Send LIST_USE any number of times.
admin.list.use-not-while-outstanding | driver | MUST NOT | 1.3 | seen | Do not send LIST_USE while another submitted command is still in progress.
admin.list.no-unfamiliar-bits | driver | SHOULD NOT | 1.3 | unseen | Do not set bits for opcodes the driver does not know how to use.
admin.list.subset-of-query | driver | MUST NOT | 1.3 | seen | Do not request opcodes that LIST_QUERY did not report for the same group type.
admin.list.no-command-before-use | driver | MUST NOT | 1.3 | seen | Use no command of a group type before LIST_USE with the right list and type.
admin.list.may-block-self | driver | MAY | 1.3 | unseen | Block LIST_QUERY and LIST_USE themselves by leaving their bits clear in LIST_USE.
# admin-command | Basic Facilities of a Virtio Device / Device groups / Group administration commands / Driver Requirements
admin.cmd.reserved-status | driver | MUST | 1.3 | unseen | Treat a reserved status value like EINVAL.
admin.cmd.reserved-qualifier | driver | MUST | 1.3 | unseen | Treat a reserved qualifier value like INVALID_COMMAND (1).
# group-sriov | Basic Facilities of a Virtio Device / Device groups / Group administration commands / Driver Requirements
admin.sriov.driver-member-range | driver | MUST | 1.3 | seen | Use member ids 1..NumVFs with the SR-IOV group type (source sentence lacks its keyword; taken as MUST).
admin.sriov.vf-enable-stays | driver | MUST | 1.3 | seen | Keep VF Enable set and VF Migration Capable clear while SR-IOV group commands are outstanding.
# admin-list | Basic Facilities of a Virtio Device / Device groups / Group administration commands
admin.list.bits-0-1 | device | MUST | 1.3 | seen | LIST_QUERY results always contain bits 0 and 1 (descriptive statement).
admin.list.member-id-zero | driver | MUST | 1.3 | seen | LIST_QUERY and LIST_USE carry member id 0, which is unused (descriptive statement).
admin.list.result-length | device | MUST | 1.3 | seen | The opcode array covers the largest supported opcode and may be followed by any number of zero words (descriptive statement).
admin.list.query-first | driver | MUST | 1.3 | seen | Query the list before sending any command for any member (descriptive statement).
# admin-virtqueue | Basic Facilities of a Virtio Device / Administration Virtqueues
admin.vq.two-part-buffer | driver | MUST | 1.3 | seen | A command buffer is a device-readable part (opcode .. data) followed by a device-writable part (status .. result) (descriptive statement).
admin.vq.used-on-same-queue | device | MUST | 1.3 | seen | Complete a command on the virtqueue it was submitted to (descriptive statement).
admin.vq.exposed-when-negotiated | device | MUST | 1.3 | seen | With ADMIN_VQ negotiated the owner exposes one or more administration virtqueues (descriptive statement; the PCI register text allows the number to be 0).
# admin-virtqueue | Basic Facilities of a Virtio Device / Administration Virtqueues / Device Requirements
admin.vq.short-readable-zero | device | MUST | 1.3 | seen | Treat missing device-readable bytes as zero.
admin.vq.short-writable-discard | device | MUST | 1.3 | seen | Discard result bytes that do not fit the device-writable part.
admin.vq.long-readable-ignore | device | MUST | 1.3 | seen | Ignore device-readable bytes past the expected length.
admin.vq.long-writable-exact | device | MUST | 1.3 | seen | Write only the expected structure and report the number of bytes really written as used length.
admin.vq.initialize-writable | device | SHOULD | 1.3 | seen | Initialize the writable part up to the shorter of structure length and buffer length, even if all zero.
admin.vq.no-length-failure | device | MUST NOT | 1.3 | seen | Never fail a command only because its buffers are shorter or longer than specified.
admin.vq.writable-multiple-of-8 | device | MUST | 1.3 | seen | Initialize a writable part whose size is a multiple of 64 bits (source wording is unclear).
admin.vq.initialize-status | device | MUST | 1.3 | seen | Always initialize status and status_qualifier.
admin.vq.in-order-per-queue | device | MUST | 1.3 | seen | Process the commands of one administration queue in the order queued.
admin.vq.cross-queue-unordered | device | MAY | 1.3 | unseen | Process commands of different administration queues in any order.
admin.vq.retry-safe | device | MUST NOT | 1.3 | seen | A command answered EAGAIN (11) or ENOMEM (12) has no side effects.
# admin-virtqueue | Basic Facilities of a Virtio Device / Administration Virtqueues / Driver Requirements
admin.vq.longer-allowed | driver | MAY | 1.3 | unseen | Supply parts longer than specified.
admin.vq.readable-full-size | driver | SHOULD | 1.3 | seen | Supply a readable part at least as long as the structure, zero filled if need be.
admin.vq.parts-multiple-of-8 | driver | MUST | 1.3 | seen | Both parts are a multiple of 64 bits long.
admin.vq.parts-nonempty | driver | MUST | 1.3 | seen | Both parts are longer than zero (source says device, but the clause stands among the driver requirements).
admin.vq.empty-data-allowed | driver | MAY | 1.3 | unseen | command_specific_data and command_specific_result can have length zero unless a command says otherwise.
admin.vq.driver-zero-beyond-used | driver | MUST | 1.3 | unseen | Act as if the structure past the used length were zero.
admin.vq.driver-no-assume-initialized | driver | MUST NOT | 1.3 | unseen | Do not assume the device initializes the whole writable part.
admin.vq.driver-cross-queue-order | driver | MUST | 1.3 | unseen | Enforce ordering between commands placed on different administration queues.
admin.vq.driver-retry-eagain | driver | SHOULD | 1.3 | seen | Retry a command that ended with EAGAIN.
# admin-legacy | Basic Facilities of a Virtio Device / Device groups / Group administration commands / Legacy Interfaces / Device Requirements
admin.legacy.all-or-none | device | MUST | 1.3 | seen | Support all four register access commands (opcodes 2..5) or none of them.
admin.legacy.device-little-endian | device | MUST | 1.3 | seen | Decode and encode data as little-endian.
admin.legacy.common-bounds | device | MUST | 1.3 | seen | Fail a common configuration access that is not one single field fully inside the common structure (device-specific part excluded).
admin.legacy.devcfg-bounds | device | MUST | 1.3 | seen | Fail a device configuration access that is not one single field fully inside the device-specific structure.
admin.legacy.common-write-effect | device | MUST | 1.3 | seen | COMMON_CFG_WRITE acts like a write through the legacy common structure of the member.
admin.legacy.common-read-effect | device | MUST | 1.3 | seen | COMMON_CFG_READ acts like a read through the legacy common structure of the member.
admin.legacy.devcfg-write-effect | device | MUST | 1.3 | seen | DEV_CFG_WRITE acts like a write to legacy device-specific configuration of the member.
admin.legacy.devcfg-read-effect | device | MUST | 1.3 | seen | DEV_CFG_READ acts like a read of legacy device-specific configuration of the member.
admin.legacy.non-transitional-revision | device | SHOULD | 1.3 | seen | Owner and members with all five legacy commands follow the non-transitional rules for PCI Revision ID and Subsystem Device ID.
admin.legacy.non-transitional-device-id | device | SHOULD | 1.3 | seen | The owner follows the non-transitional PCI Device ID rule.
admin.legacy.notify-equivalence | device | MUST | 1.3 | seen | A write to an address from NOTIFY_INFO equals a COMMON_CFG_WRITE at the Queue Notify offset.
admin.legacy.notify-needs-all | device | MUST | 1.3 | seen | Supporting NOTIFY_INFO (6) requires all four register access commands.
admin.legacy.notify-last-entry-zero | device | MUST | 1.3 | seen | The last of the four NOTIFY_INFO entries has flags 0 (so at most three are usable, although the text elsewhere says up to four).
admin.legacy.notify-bar-real | device | MUST | 1.3 | seen | Valid entries name a BAR that is not hardwired to zero.
admin.legacy.notify-offset-aligned | device | MUST | 1.3 | seen | Valid entries have a 2-byte aligned offset.
admin.legacy.notify-owner-or-member | device | MAY | 1.3 | unseen | Return entries of the owner, of the member, or both.
admin.legacy.notify-vf-bar0-zero | device | MUST | 1.3 | seen | An owner that supports NOTIFY_INFO keeps VF BAR0 hardwired at zero.
# admin-legacy | Basic Facilities of a Virtio Device / Device groups / Group administration commands / Legacy Interfaces / Driver Requirements
admin.legacy.driver-little-endian | driver | MUST | 1.3 | unseen | Encode and decode data as little-endian.
admin.legacy.driver-common-single-field | driver | SHOULD | 1.3 | seen | Address exactly one field of the common structure per command.
admin.legacy.driver-devcfg-single-field | driver | SHOULD | 1.3 | seen | Address exactly one field of device-specific configuration per command.
admin.legacy.driver-use-notify-address | driver | SHOULD | 1.3 | seen | Send all notifications through the notification address when NOTIFY_INFO is supported.
admin.legacy.driver-stop-at-zero-flags | driver | MUST | 1.3 | seen | Ignore an entry with flags 0 and everything after it.
admin.legacy.driver-validate-flags | driver | MUST | 1.3 | unseen | Check that flags is 1 or 2 for every other entry.
admin.legacy.driver-validate-bar | driver | MUST | 1.3 | unseen | Check that bar is a valid BAR of the owner (flags 1) or member (flags 2).
admin.legacy.driver-validate-offset | driver | MUST | 1.3 | unseen | Check that offset is 2-byte aligned and inside the BAR.
admin.legacy.driver-ignore-invalid | driver | MUST | 1.3 | seen | Ignore entries that fail these checks.
# admin-capability | Basic Facilities of a Virtio Device / Device groups / Group administration commands / Device and driver capabilities / Device Requirements
admin.cap.all-three | device | MUST | 1.4 | seen | A device with capabilities supports all of CAP_ID_LIST_QUERY, DEVICE_CAP_GET and DRIVER_CAP_SET.
admin.cap.accept-lower-limit | device | MUST | 1.4 | seen | Accept a driver limit equal to or below the device limit (fields declared non-writable excepted).
admin.cap.accept-fewer-flags | device | MUST | 1.4 | seen | Accept any subset of the reported capability flags (fields declared non-writable excepted).
admin.cap.reject-excess | device | MAY | 1.4 | unseen | Answer EINVAL when a limit exceeds, or a flag is missing from, the device capability.
admin.cap.self-group-only | device | MUST | 1.4 | seen | Answer EINVAL when a capability command is not for the Self group (source names a nonexistent DRIVER_CAP_GET; DEVICE_CAP_GET is meant).
admin.cap.self-group-only-repeat | device | SHOULD | 1.4 | seen | The previous rule is repeated in the source at SHOULD level; the stricter one governs.
admin.cap.disable-busy | device | SHOULD | 1.4 | seen | Answer EBUSY (16) when a capability would be disabled while objects that need it still exist.
admin.cap.unknown-enxio | device | SHOULD | 1.4 | seen | Answer ENXIO (6) for a capability id that CAP_ID_LIST_QUERY does not report.
admin.cap.reset-clears | device | MUST | 1.4 | seen | Clear all driver capabilities on device reset.
admin.cap.unset-means-zero | device | SHOULD | 1.4 | seen | Treat limits the driver has not set as zero unless stated otherwise.
# admin-capability | Basic Facilities of a Virtio Device / Device groups / Group administration commands / Device and driver capabilities / Driver Requirements
admin.cap.driver-set-first | driver | MUST | 1.4 | seen | Send DRIVER_CAP_SET before using objects that depend on the capability.
admin.cap.driver-limit | driver | MUST NOT | 1.4 | seen | Set no limit above the device value.
admin.cap.driver-flags | driver | MUST NOT | 1.4 | seen | Set no flag the device did not report.
admin.cap.driver-array-entries | driver | MUST NOT | 1.4 | seen | Set no array entry the device did not report.
admin.cap.driver-no-disable-in-use | driver | MUST NOT | 1.4 | seen | Disable no capability while dependent objects exist.
# admin-capability | Basic Facilities of a Virtio Device / Device groups / Group administration commands / Device and driver capabilities
admin.cap.member-id-zero | driver | MUST | 1.4 | seen | Capability commands carry member id 0 (descriptive statement).
admin.cap.driver-any-time | driver | MAY | 1.4 | unseen | Set a capability at any time while no operation tied to it is pending (descriptive statement).
# admin-resource | Basic Facilities of a Virtio Device / Device groups / Group administration commands / Device resource objects / Device Requirements
admin.res.create-exists | device | SHOULD | 1.4 | seen | Answer EEXIST when the id of that type is taken (the status table lists no EEXIST; Linux number 17).
admin.res.missing-enxio | device | SHOULD | 1.4 | seen | Answer ENXIO to MODIFY, QUERY or DESTROY of an object that does not exist.
admin.res.create-enospc | device | SHOULD | 1.4 | seen | Answer ENOSPC (28) when the object cannot be created.
admin.res.dependent-ebusy | device | SHOULD | 1.4 | seen | Answer EBUSY to MODIFY or DESTROY of an object others depend on.
admin.res.recreate | device | MUST | 1.4 | seen | Allow creating an object again after its destruction without a device reset.
admin.res.any-free-id | device | SHOULD | 1.4 | seen | Allow any id that is not in use.
admin.res.internal-limit | device | MAY | 1.4 | unseen | Fail CREATE below the published limit when an internal limit is hit.
admin.res.honour-driver-limit | device | SHOULD | 1.4 | seen | Allow as many objects as the driver capability says.
admin.res.failed-modify-no-effect | device | MUST NOT | 1.4 | seen | Let a failed MODIFY leave no trace on the object.
admin.res.query-matches-last | device | MUST | 1.4 | seen | QUERY returns the data of the last successful CREATE or MODIFY.
admin.res.reset-destroys | device | MUST | 1.4 | seen | Destroy all objects on device reset.
# admin-resource | Basic Facilities of a Virtio Device / Device groups / Group administration commands / Device resource objects / Driver Requirements
admin.res.driver-no-duplicate | driver | MUST NOT | 1.4 | seen | Create no second object with the same type and id before destroying the first.
admin.res.driver-limit | driver | MUST NOT | 1.4 | seen | Create no more objects of a type than the driver capability limit.
admin.res.driver-no-stale | driver | SHOULD NOT | 1.4 | seen | Do not modify, query or destroy an object already destroyed.
admin.res.driver-destroy-order | driver | SHOULD NOT | 1.4 | seen | Do not destroy an object others still depend on; destroy dependents first.
admin.res.driver-cap-frozen | driver | MUST NOT | 1.4 | seen | Do not set the capability related to objects while such objects exist.
admin.res.driver-cap-first | driver | MUST | 1.4 | seen | Send DRIVER_CAP_SET before using resources tied to that capability.
# admin-resource | Basic Facilities of a Virtio Device / Device groups / Group administration commands / Device resource objects
admin.res.driver-create-flags-zero | driver | MUST | 1.4 | seen | The flags word of CREATE is 0 unless the object type defines flags (descriptive statement).
admin.res.id-range | driver | MUST | 1.4 | seen | Object ids lie in 0..limit-1 where limit is the value the driver set (descriptive statement).
# admin-device-parts | Basic Facilities of a Virtio Device / Device groups / Group administration commands / Device parts / Device Requirements
admin.parts.all-or-none | device | MUST | 1.4 | seen | Support all of METADATA_GET, PARTS_GET, PARTS_SET, DEV_MODE_SET and the four object commands for the device parts object, or none.
admin.parts.get-repeatable | device | MUST | 1.4 | seen | Allow DEV_PARTS_GET any number of times.
admin.parts.get-order | device | MUST | 1.4 | seen | Return parts in the fixed order of the order table.
admin.parts.set-needs-stop | device | SHOULD | 1.4 | seen | Fail DEV_PARTS_SET when the member is not stopped.
admin.parts.set-repeatable | device | MUST | 1.4 | seen | Allow the same or other parts to be set repeatedly.
admin.parts.set-length-mismatch | device | MUST | 1.4 | seen | Fail DEV_PARTS_SET when the supplied part length differs from the length the device has.
admin.parts.dev-features-not-set | device | MUST NOT | 1.4 | seen | Never apply a DEV_FEATURES part from DEV_PARTS_SET.
admin.parts.dev-features-verify | device | MUST | 1.4 | seen | Verify instead that the supplied DEV_FEATURES match those of the device (lowercase must in the source).
admin.parts.optional-may-ignore | device | MAY | 1.4 | unseen | Ignore the setting of a part flagged optional (lowercase may in the source).
admin.mode.stopped-no-pci-transactions | device | MUST NOT | 1.4 | seen | Start no PCI transaction while stopped (SR-IOV group).
admin.mode.drain-before-complete | device | MUST | 1.4 | seen | Finish all outstanding PCI transactions before completing the stop command.
admin.mode.write-back-observed | device | MUST | 1.4 | seen | Write back the descriptors of all observed buffers when stopping.
admin.mode.accept-notifications | device | MUST | 1.4 | seen | Keep accepting driver notifications while stopped.
admin.mode.parts-may-change | device | MAY | 1.4 | unseen | Update parts as a result of driver actions while stopped.
admin.mode.valid-reads | device | MUST | 1.4 | seen | Answer PCI reads with valid values while stopped.
admin.mode.pci-arch-unchanged | device | MUST | 1.4 | seen | Keep PCI architected interfaces working the same in any mode.
admin.mode.no-pme | device | MUST NOT | 1.4 | seen | Generate no PME while stopped.
admin.mode.no-vq-access | device | MUST NOT | 1.4 | seen | Access no virtqueue memory, nor memory it refers to, while stopped.
admin.mode.no-notifications | device | MUST NOT | 1.4 | seen | Send no configuration change or virtqueue notification while stopped.
admin.mode.respond-after-flr | device | MUST | 1.4 | seen | With a member FLR in progress, answer DEV_MODE_SET and DEV_PARTS_SET only after it completes.
admin.mode.respond-after-reset | device | MUST | 1.4 | seen | With a member device reset in progress, answer DEV_MODE_SET and DEV_PARTS_SET only after it completes.
admin.mode.respond-after-power | device | MUST | 1.4 | seen | With a member power state transition in progress, answer DEV_MODE_SET and DEV_PARTS_SET only after it completes.
admin.mode.stop-idempotent | device | MUST | 1.4 | seen | Stopping a stopped device succeeds.
admin.mode.resume-idempotent | device | MUST | 1.4 | seen | Resuming a running device succeeds.
admin.parts.reset-to-default | device | MUST | 1.4 | seen | Return all parts of a member to defaults on member reset or FLR (SR-IOV group).
admin.parts.get-skip-invalid | device | MAY | 1.4 | unseen | Leave out a selected part that is invalid in the device.
admin.parts.order-drv-features | device | MUST | 1.4 | seen | DRV_FEATURES and PCI_COMMON_CFG are preceded by DEV_FEATURES in responses.
admin.parts.order-common-cfg | device | MUST | 1.4 | seen | PCI_COMMON_CFG is preceded by DEV_FEATURES and DRV_FEATURES in responses.
admin.parts.order-dev-cfg | device | MUST | 1.4 | seen | DEV_CFG is preceded by DEV_FEATURES (no part of that name is defined in the tables).
admin.parts.order-drv-cfg | device | MUST | 1.4 | unseen | DRV_CFG is preceded by DEV_FEATURES, DRV_FEATURES and DEV_CFG (keyword missing in the source; DRV_CFG and DEV_CFG are undefined names).
admin.parts.order-status | device | MUST | 1.4 | seen | DEVICE_STATUS is preceded by DEV_FEATURES, DRV_FEATURES and DEV_CFG (keyword missing in the source; the order table says PCI_COMMON_CFG instead of DEV_CFG).
admin.parts.set-verify-only | device | SHOULD | 1.4 | seen | Only verify DEV_FEATURES, PCI_COMMON_CFG and DEV_CFG parts supplied to DEV_PARTS_SET.
admin.parts.set-no-apply-invariant | device | SHOULD NOT | 1.4 | seen | Do not apply such parts, above all not read-only or invariant fields.
# admin-device-parts | Basic Facilities of a Virtio Device / Device groups / Group administration commands / Device parts / Driver Requirements
admin.parts.driver-stop-before-set | driver | MUST | 1.4 | seen | Stop the member with DEV_MODE_SET before DEV_PARTS_SET.
admin.parts.driver-set-order | driver | MUST | 1.4 | seen | Supply parts in the fixed order of the order table.
admin.parts.driver-no-config-access | driver | SHOULD NOT | 1.4 | seen | Do not access device configuration of a stopped member (SR-IOV group).
admin.parts.driver-metadata-buffer | driver | SHOULD | 1.4 | seen | Provide a result buffer large enough for all part headers.
admin.parts.driver-parts-buffer | driver | SHOULD | 1.4 | seen | Provide a result buffer large enough for all parts.
# admin-device-parts | Basic Facilities of a Virtio Device / Device groups / Group administration commands / Device parts / Device parts handling commands
admin.parts.metadata-short-enomem | device | MUST | 1.4 | seen | METADATA_GET answers ENOMEM (12) when the result buffer is too short (descriptive statement; exception to the generic no-length-failure rule).
admin.parts.skip-missing | device | MUST | 1.4 | seen | DEV_PARTS_GET silently skips a requested part that does not exist (descriptive statement).
admin.parts.set-effective-on-resume | device | MUST | 1.4 | seen | Parts set while stopped take effect on resume (descriptive statement).
admin.parts.set-atomic | device | MUST NOT | 1.4 | seen | A failed DEV_PARTS_SET or DEV_MODE_SET has no side effects (descriptive statement).
# admin-device-parts | Basic Facilities of a Virtio Device / Device groups / Group administration commands / Device parts
admin.parts.object-one-direction | driver | MUST | 1.4 | seen | A device parts object is created for get or for set, not both (descriptive statement).
# net-feature | Device Types / Network Device / Feature bits / Feature bit requirements
net.features.dependencies-device | device | MUST NOT | 1.0 | seen | Offer no net feature without its prerequisite (see the dependency table in device.md; through the generic rule).
net.features.dependencies-driver | driver | MUST NOT | 1.0 | seen | Accept no net feature without its prerequisite (see the dependency table in device.md; through the generic rule).
# net-feature | Device Types / Network Device / Device configuration layout / Driver Requirements
net.config.read-only | driver | MUST NOT | 1.3 | seen | Write none of the network configuration fields.
# net-feature | Device Types / Network Device / Device configuration layout / Device Requirements
net.config.max-pairs-range | device | MUST | 1.0 | seen | max_virtqueue_pairs is between 1 and 0x8000 when MQ is offered.
net.config.mtu-range | device | MUST | 1.1 | seen | mtu is between 68 and 65535 when MTU is offered.
net.config.mtu-1280 | device | SHOULD | 1.1 | seen | mtu is at least 1280 when MTU is offered.
net.config.mtu-fixed | device | MUST NOT | 1.1 | seen | mtu never changes once set.
# net-feature | Device Types / Network Device / Device configuration layout / Driver Requirements
net.features.mac-negotiate | driver | SHOULD | 1.0 | seen | Negotiate MAC when offered.
net.features.mtu-negotiate | driver | SHOULD | 1.1 | seen | Negotiate MTU when offered.
net.features.standby-negotiate | driver | SHOULD | 1.1 | seen | Negotiate STANDBY when offered.
# net-feature | Device Types / Network Device / Device configuration layout / Device Requirements
net.features.hash-report-needs-cvq-device | device | SHOULD NOT | 1.3 | seen | Do not offer HASH_REPORT without CTRL_VQ.
net.features.rx-extra-needs-cvq-device | device | SHOULD NOT | 1.3 | seen | Do not offer CTRL_RX_EXTRA without CTRL_VQ.
# net-feature | Device Types / Network Device / Device configuration layout / Driver Requirements
net.features.hash-report-needs-cvq-driver | driver | SHOULD NOT | 1.3 | seen | Do not negotiate HASH_REPORT without CTRL_VQ.
net.features.rx-extra-needs-cvq-driver | driver | SHOULD NOT | 1.3 | seen | Do not negotiate CTRL_RX_EXTRA without CTRL_VQ.
# net-feature | Device Types / Network Device / Feature bits
net.features.ipsec-out-net-header | device | SHOULD | 1.4 | seen | Offer OUT_NET_HEADER (69) together with IPSEC (70).
# admin-resource | Device Types / Network Device / Device Operation / Flow filter / Device Requirements
net.ff.caps-reported | device | MUST | 1.4 | seen | With flow filters supported, report capability ids 0x0800, 0x0801 and 0x0802.
net.ff.object-commands | device | MUST | 1.4 | seen | With flow filters supported, support the four object commands for types 0x0200, 0x0201 and 0x0202.
net.ff.disabled-cap-opcode | device | SHOULD | 1.4 | seen | Reject object commands while one of those capabilities is disabled (the source puts the qualifier name INVALID_OPCODE into the status field).
net.ff.group-priority-unique | device | SHOULD | 1.4 | seen | Answer EINVAL to creating a group whose priority is taken.
net.ff.group-limit | device | SHOULD | 1.4 | seen | Answer ENOSPC to creating a group past the lower of groups_limit and rules_per_group_limit.
net.ff.classifier-limit | device | SHOULD | 1.4 | seen | Answer ENOSPC to creating a classifier past classifiers_limit.
net.ff.group-busy | device | SHOULD | 1.4 | seen | Answer EBUSY to destroying a group that still has rules.
net.ff.classifier-busy | device | SHOULD | 1.4 | seen | Answer EBUSY to destroying a classifier that rules still use.
net.ff.rule-invalid | device | SHOULD | 1.4 | seen | Fail creating a rule with a bad receive queue, priority, id, key length or action.
# admin-resource | Device Types / Network Device / Device Operation / Flow filter / Driver Requirements
net.ff.driver-enable-caps | driver | MUST | 1.4 | seen | Enable all three flow filter capabilities before using flow filters.
net.ff.driver-group-order | driver | SHOULD NOT | 1.4 | seen | Do not destroy a group before its rules.
net.ff.driver-classifier-order | driver | SHOULD NOT | 1.4 | seen | Do not destroy a classifier before the rules that use it.
# admin-virtqueue | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Common configuration structure layout
pci.common.admin-fields-need-feature | driver | MUST NOT | 1.3 | seen | Use admin_queue_index and admin_queue_num only after ADMIN_VQ has been negotiated; they are not valid otherwise (descriptive statement).
# pci-transport | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Common configuration structure layout
pci.common.notif-config-data-needs-feature | driver | MUST NOT | 1.2 | seen | queue_notif_config_data exists only with NOTIF_CONFIG_DATA negotiated (descriptive statement).
pci.common.queue-reset-needs-feature | driver | MUST NOT | 1.2 | seen | queue_reset exists only with RING_RESET negotiated (descriptive statement).
# notification | Basic Facilities of a Virtio Device / Driver Notifications
notify.split-next-fields | driver | MUST | 1.1 | seen | With NOTIFICATION_DATA on a split ring, next_off holds the low 15 bits and next_wrap bit 15 of the available idx (descriptive statement).
notify.packed-next-fields | driver | MUST | 1.1 | seen | With NOTIFICATION_DATA on a packed ring, next_off holds the ring offset and next_wrap the wrap counter of the next available descriptor (descriptive statement).
# admin-command | Basic Facilities of a Virtio Device / Device groups / Group administration commands
admin.cmd.opcode-range | driver | MUST NOT | 1.3 | seen | Opcodes 0x8000..0xFFFF are reserved, possibly for another command structure (descriptive statement).
admin.cmd.group-type-range | driver | MUST NOT | 1.3 | seen | Group types 2..65535 are reserved; type 0 (Self) is defined from 1.4 on (descriptive statement).
# admin-list | Basic Facilities of a Virtio Device / Device groups / Group administration commands
admin.list.only-two-initially | driver | MUST | 1.3 | seen | Right after reset only LIST_QUERY and LIST_USE are assumed usable (descriptive counterpart of the device rule).
# admin-virtqueue | Basic Facilities of a Virtio Device / Administration Virtqueues
admin.vq.driver-orders-dependent-commands | driver | MUST | 1.3 | unseen | Wait for a command to complete before submitting one that depends on it when order matters (descriptive statement).
admin.vq.driver-truncates-to-used-length | driver | MUST | 1.3 | unseen | Cut the result to the used length, ignore anything past it and read missing fields as zero (descriptive statement).
# admin-device-parts | Basic Facilities of a Virtio Device / Device groups / Group administration commands / Device parts / Device parts handling commands
admin.mode.flag-bit0 | driver | MUST | 1.4 | seen | DEV_MODE_SET flags bit 0 set means stop, flags equal to 0 means resume (descriptive statement).
`;
