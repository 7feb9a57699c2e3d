/**
 * Rules of the published text up to release 1.2 that a run can show or that the engine names, and those of administration
 * virtqueues that an earlier patch of the draft's series brings, in our own words. A line with `#` names an area and a
 * section, those below it are of that section: id, who has to keep it, level, the first release that has it, whether a run
 * can show that it is broken, and what it asks for.
 */
export const clauses12 = `
# device-status | Basic Facilities of a Virtio Device / Device Status Field / Driver Requirements
status.driver.set-step-bits | driver | MUST | 1.0 | seen | Report each finished initialization step by setting the matching bit in the device status field.
status.driver.no-clear | driver | MUST NOT | 1.0 | seen | Never turn an already set status bit back to 0 (the only permitted decrease is writing the whole value 0 to reset).
status.driver.failed-then-reset | driver | MUST | 1.0 | seen | Once FAILED (128) has been set, reset the device before trying to initialize it again.
# device-status | Basic Facilities of a Virtio Device / Device Status Field / Device Requirements
status.device.no-consume-before-driver-ok | device | MUST NOT | 1.0 | seen | Do not take buffers from any virtqueue while DRIVER_OK (4) is clear.
status.device.no-used-notify-before-driver-ok | device | MUST NOT | 1.0 | seen | Do not send used-buffer notifications while DRIVER_OK is clear.
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
features.driver.failed-if-unworkable | driver | MUST | 1.0 | seen | If no fallback is possible, set FAILED and stop initializing.
# feature-negotiation | Basic Facilities of a Virtio Device / Feature Bits / Device Requirements
features.device.no-missing-dependency | device | MUST NOT | 1.0 | seen | Do not offer a feature whose prerequisite is not offered as well.
features.device.accept-valid-subset | device | SHOULD | 1.0 | seen | Accept every valid subset of the offered bits.
features.device.reject-features-ok | device | MUST | 1.0 | seen | If the written subset is not acceptable, leave FEATURES_OK (8) clear when the driver writes it.
features.device.stable-renegotiation | device | SHOULD NOT | 1.1 | seen | Do not refuse, after a device or system reset, a feature set that was negotiated successfully before.
# feature-negotiation | Basic Facilities of a Virtio Device / Feature Bits / Legacy Interface: A Note on Feature Bits
features.legacy.device-detect | device | MUST | 1.0 | seen | A transitional device recognises a legacy driver by VERSION_1 not being acknowledged.
features.legacy.device-follow-legacy | device | MUST | 1.0 | seen | While used through the legacy interface, a transitional device obeys the legacy sections.
features.legacy.driver-follow-legacy | driver | MUST | 1.0 | seen | While using the legacy interface, a transitional driver obeys the legacy sections.
# feature-negotiation | Reserved Feature Bits / Driver Requirements
features.driver.version1-accept | driver | MUST | 1.0 | seen | Accept VERSION_1 (32) when offered.
features.driver.access-platform-accept | driver | SHOULD | 1.1 | seen | Accept ACCESS_PLATFORM (33) when offered.
features.driver.ring-packed-accept | driver | SHOULD | 1.1 | seen | Accept RING_PACKED (34) when offered.
features.driver.order-platform-accept | driver | SHOULD | 1.1 | seen | Accept ORDER_PLATFORM (36) when offered.
features.driver.notif-config-data-accept | driver | SHOULD | 1.2 | seen | Accept NOTIF_CONFIG_DATA (39) when offered.
# feature-negotiation | Reserved Feature Bits / Device Requirements
features.device.version1-offer | device | MUST | 1.0 | seen | Offer VERSION_1.
features.device.add-in-card-both-platform-bits | device | SHOULD | 1.1 | seen | A PCI add-in card is recommended to offer both ACCESS_PLATFORM and ORDER_PLATFORM.
features.device.version1-may-refuse | device | MAY | 1.0 | unseen | Refuse to work when VERSION_1 is not accepted.
features.device.access-platform-may-refuse | device | MAY | 1.1 | unseen | Refuse to work when ACCESS_PLATFORM is not accepted.
# virtqueue-common | Reserved Feature Bits / Device Requirements
features.device.in-order-use | device | MUST | 1.1 | seen | With IN_ORDER (35) negotiated, use buffers in exactly the order they were made available.
# group-sriov | Reserved Feature Bits / Driver Requirements
sriov.driver.no-negotiate-without-cap | driver | MUST NOT | 1.1 | seen | Leave SR_IOV alone on a non-PCI device and on one without the SR-IOV capability structure.
sriov.driver.negotiate-before-vf-enable | driver | MUST | 1.1 | seen | Negotiate SR_IOV and complete feature negotiation, including the FEATURES_OK check, before the first enabling of VFs.
# group-sriov | Reserved Feature Bits / Device Requirements
sriov.device.offer | device | SHOULD | 1.1 | seen | Offer SR_IOV when the device is PCI and exposes the SR-IOV capability structure.
sriov.device.no-offer-otherwise | device | MUST NOT | 1.1 | seen | Do not offer SR_IOV without being a PCI device that exposes the SR-IOV capability structure.
# notification | Reserved Feature Bits / Legacy Interface: Reserved Feature Bits
features.legacy.notify-on-empty-effect | device | MUST | 1.0 | seen | With NOTIFY_ON_EMPTY negotiated, notify when the queue runs dry even though used notifications are suppressed.
# feature-negotiation | Reserved Feature Bits / Legacy Interface: Reserved Feature Bits
features.legacy.any-layout-offer | device | MUST | 1.0 | seen | A transitional device offers ANY_LAYOUT (27).
features.legacy.any-layout-accept | driver | MUST | 1.0 | seen | A transitional driver accepts ANY_LAYOUT when it is offered.
features.legacy.bit30-not-negotiated | driver | SHOULD NOT | 1.0 | seen | Do not negotiate bit 30 (kept unused because of an old QEMU sanity check).
# config-space | Basic Facilities of a Virtio Device / Device Configuration Space / Driver Requirements
config.driver.generation-loop | driver | SHOULD | 1.0 | seen | Read the generation counter before and after a configuration read and repeat until both values match.
config.driver.check-feature-for-optional-field | driver | MUST | 1.0 | seen | Touch an optional field only after checking that the feature that brings it is offered.
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
init.driver.no-config-write-during-negotiation | driver | MUST NOT | 1.0 | seen | Do not write device-specific configuration during the feature exchange step.
init.driver.failed-on-error | driver | SHOULD | 1.0 | seen | Set FAILED when an initialization step fails for good.
init.driver.no-continue-after-error | driver | MUST NOT | 1.0 | seen | Do not carry on initializing after such a failure.
init.driver.no-notify-before-driver-ok | driver | MUST NOT | 1.0 | seen | Send no available-buffer notification before DRIVER_OK is set.
# feature-negotiation | General Initialization And Device Operation / Device Initialization / Driver Requirements
init.driver.no-features-after-features-ok | driver | MUST NOT | 1.0 | seen | Do not accept further feature bits once FEATURES_OK has been set.
# initialization | General Initialization And Device Operation / Device Initialization / Legacy Interface: Device Initialization
init.legacy.skip-features-ok | driver | MUST | 1.0 | seen | A transitional driver on the legacy interface runs the same sequence without the two FEATURES_OK steps.
init.legacy.early-config-write | device | MUST | 1.0 | seen | A transitional device on the legacy interface tolerates configuration writes made before the feature step.
init.legacy.early-use | device | MUST | 1.0 | seen | A transitional device on the legacy interface tolerates being used before DRIVER_OK.
# virtqueue-common | General Initialization And Device Operation / Device Cleanup / Driver Requirements
cleanup.driver.no-alter-exposed | driver | MUST NOT | 1.0 | seen | Do not change ring entries of buffers that are exposed to, and not yet used by, the device while the queue is live.
cleanup.driver.reset-before-removal | driver | MUST | 1.0 | seen | Make sure the queue is no longer live (by device reset) before taking exposed buffers back.
# virtqueue-common | Basic Facilities of a Virtio Device / Virtqueues / Virtqueue Reset / Virtqueue Reset / Device Requirements
vqreset.device.stop-requests | device | MUST NOT | 1.2 | seen | Run no requests from a queue the driver has reset.
vqreset.device.stop-notify | device | MUST NOT | 1.2 | seen | Send no notifications for a queue the driver has reset.
vqreset.device.state-to-default | device | MUST | 1.2 | seen | Return all state of the reset queue to defaults, available and used positions included.
# virtqueue-common | Basic Facilities of a Virtio Device / Virtqueues / Virtqueue Reset / Virtqueue Reset / Driver Requirements
vqreset.driver.verify | driver | MUST | 1.2 | seen | Confirm that the queue really has been reset.
# virtqueue-common | Basic Facilities of a Virtio Device / Virtqueues / Virtqueue Reset / Virtqueue Re-enable / Device Requirements
vqreset.device.observe-new-config | device | MUST | 1.2 | seen | Take over any changed queue configuration (for instance the size) when the queue is enabled again.
# virtqueue-common | Basic Facilities of a Virtio Device / Virtqueues / Virtqueue Reset / Virtqueue Re-enable / Driver Requirements
vqreset.driver.reconfigure | driver | MUST | 1.2 | seen | Program the queue as at first discovery (possibly with other values) when enabling it again.
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues
split.layout.queue-size-pow2 | device | MUST | 1.0 | seen | Queue Size is a power of two, at most 32768 (descriptive statement).
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / Driver Requirements: Virtqueues
split.layout.alignment | driver | MUST | 1.0 | seen | Place descriptor table, available ring and used ring at addresses aligned to 16, 2 and 4 bytes.
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
split.used-notify.driver-flags-zero | driver | MUST | 1.0 | seen | With EVENT_IDX: keep available-ring flags at 0.
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
split.avail-notify.device-flags-zero | device | MUST | 1.0 | seen | With EVENT_IDX: keep used-ring flags at 0.
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
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / Scatter-Gather Support / Driver Requirements
packed.list.device-limit | driver | MUST NOT | 1.1 | seen | Create no descriptor list longer than the device allows.
packed.list.le-queue-size | driver | MUST NOT | 1.1 | seen | Create no descriptor list longer than the Queue Size (no loops).
packed.list.writable-after-readable | driver | MUST | 1.1 | seen | Put device-writable elements after all device-readable elements.
packed.list.no-depend-on-device-progress | driver | MUST NOT | 1.1 | seen | Do not rely on the device using more descriptors in order to finish writing a list.
packed.list.space-first | driver | MUST | 1.1 | seen | Ensure room for the whole list before making its first descriptor available.
packed.list.first-available-last | driver | MUST NOT | 1.1 | seen | Do not make the first descriptor of a list available before all the others are.
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / Scatter-Gather Support / Device Requirements
packed.list.device-chain-order | device | MUST | 1.1 | seen | Process descriptors of a NEXT-linked list in the order they were made available.
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
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / In-order use of descriptors
packed.in-order.batch-id | device | MUST | 1.1 | seen | With IN_ORDER, one used descriptor may stand for a batch and carries the Buffer ID of the last buffer of the batch (descriptive statement).
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / Multi-buffer requests
packed.multi-buffer.first-used-last | device | MUST | 1.1 | seen | When several buffers form one request, mark the first one used only after all the others (descriptive statement).
# pci-transport | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Driver Requirements
pci.access.natural-width | driver | MUST | 1.0 | seen | Access 8-bit fields with 8-bit, 16-bit fields with aligned 16-bit, 32- and 64-bit fields with aligned 32-bit accesses.
# pci-transport | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Device Requirements
pci.access.64-halves-device | device | MUST | 1.0 | seen | Allow independent access to the two halves of a 64-bit field.
# pci-transport | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Common configuration structure layout / Device Requirements
pci.common.offset-align4 | device | MUST | 1.0 | seen | The common configuration offset is 4-byte aligned.
pci.common.present | device | MUST | 1.0 | seen | Present at least one common configuration capability.
pci.common.queue-reset-zero-after-enable | device | MUST | 1.2 | seen | With RING_RESET: show 0 in queue_reset after the queue is enabled.
pci.common.queue-reset-on-one | device | MUST | 1.2 | seen | Reset the selected queue when 1 is written to queue_reset.
pci.common.queue-reset-one-while-busy | device | MUST | 1.2 | seen | Keep showing 1 in queue_reset while the queue reset is running.
pci.common.queue-reset-done-zeros | device | MUST | 1.2 | seen | A completed queue reset reads as 0 in queue_reset and as 0 in queue_enable.
pci.common.queue-size-zero-unavailable | device | MUST | 1.0 | seen | Show 0 in queue_size for a queue that is not available.
pci.common.queue-size-pow2-device | device | MUST | 1.0 | seen | Without RING_PACKED: queue_size reads 0 or a power of two.
# feature-negotiation | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Common configuration structure layout / Device Requirements
pci.common.device-feature-window | device | MUST | 1.0 | seen | Show in device_feature the offered bits starting at 32 * device_feature_select, for every selector value (0 where nothing is defined).
pci.common.driver-feature-window | device | MUST | 1.0 | seen | Show in driver_feature the valid bits the driver wrote, starting at 32 * driver_feature_select.
# config-space | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Common configuration structure layout / Device Requirements
pci.common.config-generation | device | MUST | 1.0 | seen | Once a changed device-specific value has been read (changed since any part was last read), config_generation must read differently.
# reset | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Common configuration structure layout / Device Requirements
pci.common.reset-on-zero | device | MUST | 1.0 | seen | Reset when 0 is written to device_status.
pci.common.zero-when-reset-done | device | MUST | 1.0 | seen | Show 0 in device_status once that reset is complete.
pci.common.queue-enable-zero-on-reset | device | MUST | 1.0 | seen | Show 0 in queue_enable on reset.
pci.common.queue-reset-zero-on-reset | device | MUST | 1.2 | seen | With RING_RESET: show 0 in queue_reset on device reset.
# pci-transport | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Common configuration structure layout / Driver Requirements
pci.common.no-write-read-only | driver | MUST NOT | 1.0 | seen | Leave the read-only registers unwritten: queue_notif_config_data, queue_notify_off, config_generation, num_queues, device_feature.
pci.common.no-zero-queue-size | driver | MUST NOT | 1.1 | seen | With RING_PACKED: never write 0 to queue_size.
pci.common.queue-size-pow2-driver | driver | MUST NOT | 1.0 | seen | Without RING_PACKED: never write a queue_size that is not a power of two.
pci.common.configure-before-enable | driver | MUST | 1.0 | seen | Program the other queue fields before setting queue_enable.
pci.common.no-queue-enable-zero | driver | MUST NOT | 1.0 | seen | Never write 0 to queue_enable.
pci.common.queue-reset-wait | driver | MUST NOT | 1.2 | seen | With RING_RESET: do not regard a queue reset as complete before queue_reset reads 0.
# reset | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Common configuration structure layout / Driver Requirements
pci.common.wait-status-zero | driver | MUST | 1.0 | seen | After writing 0 to device_status, wait until it reads 0 before initializing again.
# admin-virtqueue | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Common configuration structure layout / Driver Requirements
pci.common.admin-index-range | driver | MUST | 1.3 | seen | Configure administration queues only at indices admin_queue_index .. admin_queue_index + admin_queue_num - 1.
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
pci.msix.failure-is-no-vector | device | MUST | 1.0 | seen | Report a failed mapping by reading back 0xFFFF.
# reset | Virtio Transport Options / Virtio Over PCI Bus / PCI-specific Initialization And Device Operation / Device Initialization / MSI-X Vector Configuration / Device Requirements
pci.msix.unmapped-on-reset | device | MUST | 1.0 | seen | All events are unmapped on reset.
# pci-transport | Virtio Transport Options / Virtio Over PCI Bus / PCI-specific Initialization And Device Operation / Device Initialization / MSI-X Vector Configuration / Driver Requirements
pci.msix.driver-verify | driver | MUST | 1.0 | seen | Read the vector field back to verify a mapping.
# notification | Virtio Transport Options / Virtio Over PCI Bus / PCI-specific Initialization And Device Operation / Available Buffer Notifications / Driver Requirements
pci.kick.confdata16 | driver | MUST | 1.2 | seen | NOTIF_CONFIG_DATA only: write queue_notif_config_data.
pci.kick.confdata32 | driver | MUST | 1.2 | seen | Both negotiated: the low 16 bits carry queue_notif_config_data.
# notification | Virtio Transport Options / Virtio Over PCI Bus / PCI-specific Initialization And Device Operation / Used Buffer Notifications / Device Requirements
pci.irq.no-vector-no-queue-irq | device | MUST NOT | 1.0 | seen | MSI-X enabled and queue_msix_vector 0xFFFF: deliver no interrupt for that queue.
# notification | Virtio Transport Options / Virtio Over PCI Bus / PCI-specific Initialization And Device Operation / Notification of Device Configuration Changes / Device Requirements
pci.irq.no-vector-no-config-irq | device | MUST NOT | 1.0 | seen | MSI-X enabled and config_msix_vector 0xFFFF: deliver no configuration interrupt.
# admin-virtqueue | Basic Facilities of a Virtio Device / Administration Virtqueues
admin.vq.used-on-same-queue | device | MUST | 1.3 | seen | Complete a command on the virtqueue it was submitted to (descriptive statement).
# net-feature | Device Types / Network Device / Feature bits / Feature bit requirements
net.features.dependencies-device | device | MUST NOT | 1.0 | seen | Offer no net feature without its prerequisite (see the dependency table in device.md; through the generic rule).
net.features.dependencies-driver | driver | MUST NOT | 1.0 | seen | Accept no net feature without its prerequisite (see the dependency table in device.md; through the generic rule).
# net-feature | Device Types / Network Device / Device configuration layout / Device Requirements
net.config.max-pairs-range | device | MUST | 1.0 | seen | max_virtqueue_pairs is between 1 and 0x8000 when MQ is offered.
net.config.mtu-range | device | MUST | 1.1 | seen | mtu is between 68 and 65535 when MTU is offered.
net.config.mtu-1280 | device | SHOULD | 1.1 | seen | mtu is at least 1280 when MTU is offered.
net.config.mtu-fixed | device | MUST NOT | 1.1 | seen | mtu never changes once set.
# net-feature | Device Types / Network Device / Device configuration layout / Driver Requirements
net.features.mac-negotiate | driver | SHOULD | 1.0 | seen | Negotiate MAC when offered.
net.features.mtu-negotiate | driver | SHOULD | 1.1 | seen | Negotiate MTU when offered.
net.features.standby-negotiate | driver | SHOULD | 1.1 | seen | Negotiate STANDBY when offered.
# pci-transport | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Common configuration structure layout
pci.common.notif-config-data-needs-feature | driver | MUST NOT | 1.2 | seen | queue_notif_config_data exists only with NOTIF_CONFIG_DATA negotiated (descriptive statement).
pci.common.queue-reset-needs-feature | driver | MUST NOT | 1.2 | seen | queue_reset exists only with RING_RESET negotiated (descriptive statement).
# notification | Basic Facilities of a Virtio Device / Driver Notifications
notify.split-next-fields | driver | MUST | 1.1 | seen | With NOTIFICATION_DATA on a split ring, next_off holds the low 15 bits and next_wrap bit 15 of the available idx (descriptive statement).
notify.packed-next-fields | driver | MUST | 1.1 | seen | With NOTIFICATION_DATA on a packed ring, next_off holds the ring offset and next_wrap the wrap counter of the next available descriptor (descriptive statement).
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / The Virtqueue Used Ring / Driver Requirements
split.used.driver-ignore-beyond-len | driver | SHOULD | 1.0 | unseen | Ignore writable data past the first len bytes.
`;
