/** Rules that came with releases 1.3 and 1.4, and older ones that nothing here names, written as in `clauses-1.2.ts`. */
export const clauses14 = `
# device-status | Basic Facilities of a Virtio Device / Device Status Field / Driver Requirements
status.driver.no-rely-needs-reset | driver | SHOULD NOT | 1.0 | unseen | Do not depend on outstanding operations finishing while DEVICE_NEEDS_RESET (64) is set.
# device-status | Basic Facilities of a Virtio Device / Device Status Field / Device Requirements
status.device.set-needs-reset | device | SHOULD | 1.0 | unseen | Raise DEVICE_NEEDS_RESET when the device reaches an error state that only a reset can leave.
# feature-negotiation | Basic Facilities of a Virtio Device / Feature Bits / Driver Requirements
features.driver.validate-offered | driver | MUST | 1.3 | unseen | Check the set of bits the device offers before choosing.
features.driver.compat-mode | driver | SHOULD | 1.0 | unseen | Fall back to a compatible mode when a feature the driver knows is not offered.
features.driver.no-undescribed | driver | MUST NOT | 1.3 | seen | Ignore and never accept bits that the specification does not describe.
features.driver.no-reserved | driver | MUST NOT | 1.3 | seen | Ignore and never accept bits marked reserved.
features.driver.no-wrong-transport | driver | MUST NOT | 1.3 | seen | Ignore and never accept bits that the transport in use does not support (for example ADMIN_VQ outside PCI).
features.driver.no-wrong-device-type | driver | MUST NOT | 1.3 | seen | Ignore and never accept bits that are not defined for this device type.
features.driver.no-fail-on-unknown | driver | MUST NOT | 1.3 | unseen | Do not give up merely because the device offers a feature the driver does not know.
# feature-negotiation | Basic Facilities of a Virtio Device / Feature Bits / Legacy Interface: A Note on Feature Bits
features.legacy.driver-detect | driver | MUST | 1.0 | unseen | A transitional driver recognises a legacy device by VERSION_1 (bit 32) not being offered.
features.legacy.optional | device | MAY | 1.0 | unseen | Support for the legacy interface is optional.
# feature-negotiation | Reserved Feature Bits / Driver Requirements
features.driver.version1-may-refuse | driver | MAY | 1.0 | unseen | Refuse to go on when VERSION_1 is not offered.
features.driver.access-platform-iommu | driver | MUST | 1.1 | unseen | Having accepted ACCESS_PLATFORM, either switch the IOMMU off or program it to translate the bus addresses given to the device.
features.driver.physical-addresses | driver | MUST | 1.1 | unseen | Hand only physical addresses to a device that does not offer ACCESS_PLATFORM.
features.driver.order-platform-barriers | driver | MUST | 1.1 | unseen | With ORDER_PLATFORM negotiated, use the barriers appropriate for hardware devices.
# feature-negotiation | Reserved Feature Bits / Device Requirements
features.device.access-platform-offer | device | SHOULD | 1.1 | unseen | Offer ACCESS_PLATFORM when device memory access is translated or limited by the platform.
features.device.order-platform-may-refuse | device | MAY | 1.1 | unseen | Refuse to work when ORDER_PLATFORM was offered but not accepted.
features.device.order-platform-may-slow | device | MAY | 1.1 | unseen | Run in a slower emulation mode when ORDER_PLATFORM was offered but not accepted.
# group-sriov | Reserved Feature Bits / Driver Requirements
sriov.driver.enable-after-negotiate | driver | MAY | 1.1 | unseen | Enable VFs through the SR-IOV capability once SR_IOV (37) is negotiated.
sriov.driver.enable-after-reset-allowed | driver | MAY | 1.1 | unseen | After one successful negotiation of SR_IOV, enable VFs again after later resets even without negotiating the bit again.
# feature-negotiation | Reserved Feature Bits / Legacy Interface: Reserved Feature Bits
features.legacy.notify-on-empty-offer | device | MAY | 1.0 | unseen | A transitional device can offer NOTIFY_ON_EMPTY (24).
# config-space | Basic Facilities of a Virtio Device / Device Configuration Space / Driver Requirements
config.driver.no-atomic-assumption | driver | MUST NOT | 1.0 | unseen | Do not assume that reads of fields wider than 32 bits, or of several fields, are atomic.
config.driver.no-size-limit | driver | MUST NOT | 1.0 | unseen | Do not insist on an exact structure or configuration space size.
config.driver.only-check-large-enough | driver | SHOULD | 1.0 | unseen | Check only that the space is big enough for the fields in use.
# initialization | General Initialization And Device Operation / Device Initialization / Driver Requirements
init.driver.config-read-allowed | driver | MAY | 1.0 | unseen | Read device-specific configuration during feature negotiation to judge the device.
# virtqueue-common | Basic Facilities of a Virtio Device / Virtqueues / Virtqueue Reset / Virtqueue Reset / Driver Requirements
vqreset.driver.release-allowed | driver | MAY | 1.2 | unseen | Free the resources of the queue after a confirmed reset.
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / Message Framing / Device Requirements
split.framing.no-assumption | device | MUST NOT | 1.0 | unseen | Assume nothing about how a message is cut into descriptors.
split.framing.device-chain-limit | device | MAY | 1.0 | unseen | Apply a reasonable limit on descriptors per chain.
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / Used Buffer Notification Suppression / Driver Requirements
split.used-notify.driver-may-suppress | driver | MAY | 1.0 | unseen | Without EVENT_IDX: set flags to 1 to say used notifications are not needed.
split.used-notify.driver-used-event | driver | MAY | 1.0 | unseen | With EVENT_IDX: use used_event to defer notifications until the used entry with that index is written.
split.used-notify.driver-spurious | driver | MUST | 1.0 | unseen | Cope with notifications that were not asked for.
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / The Virtqueue Used Ring / Device Requirements
split.used.may-write-more | device | MAY | 1.0 | unseen | Write more than len bytes (len may be an underestimate).
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / The Virtqueue Used Ring / Driver Requirements
split.used.driver-no-assume-beyond-len | driver | MUST NOT | 1.0 | unseen | Assume nothing about writable data past the first len bytes.
# split-ring | Basic Facilities of a Virtio Device / Split Virtqueues / Available Buffer Notification Suppression / Device Requirements
split.avail-notify.device-may-suppress | device | MAY | 1.0 | unseen | Without EVENT_IDX: set used-ring flags to 1 to say available notifications are not needed.
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
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / Device Requirements: Virtqueues
packed.device.reorder-writes | device | MAY | 1.1 | unseen | Reorder descriptor writes once they have been started.
# notification | Basic Facilities of a Virtio Device / Packed Virtqueues / The Virtqueue Descriptor Table / Driver Requirements
packed.notify.repeat-allowed | driver | MAY | 1.1 | unseen | Notify several times without new descriptors.
# packed-ring | Basic Facilities of a Virtio Device / Packed Virtqueues / Scatter-Gather Support / Device Requirements
packed.list.device-may-limit | device | MAY | 1.1 | unseen | Limit the number of buffers in a list.
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
# pci-transport | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Driver Requirements
pci.access.64-halves-driver | driver | MAY | 1.0 | unseen | Access the two halves of a 64-bit field independently.
# feature-negotiation | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Common configuration structure layout / Device Requirements
pci.common.driver-feature-invalid-echo | device | MAY | 1.0 | unseen | Echo invalid bits the driver wrote.
# pci-transport | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Common configuration structure layout / Driver Requirements
pci.common.queue-reenable-allowed | driver | MAY | 1.2 | unseen | Enable a reset queue again after setting its other fields.
pci.common.queue-new-values-allowed | driver | MAY | 1.2 | unseen | Use different queue parameters after a queue reset.
# notification | Virtio Transport Options / Virtio Over PCI Bus / PCI-specific Initialization And Device Operation / Notification of Device Configuration Changes
pci.irq.combined-allowed | device | MAY | 1.0 | unseen | One interrupt can signal used buffers and a configuration change together.
# notification | Virtio Transport Options / Virtio Over PCI Bus / PCI-specific Initialization And Device Operation / Notification of Device Configuration Changes / Driver Requirements
pci.irq.driver-combined | driver | MUST | 1.0 | unseen | Handle an interrupt that means both configuration change and used buffers.
# feature-negotiation | Basic Facilities of a Virtio Device / Feature Bits / Device Requirements
features.device.no-offer-unsupported | device | MUST NOT | 1.3 | seen | Do not offer bits the device would be unable to honour if accepted: undescribed bits, reserved bits, bits foreign to the transport or to the device type.
# feature-negotiation | Virtio Transport Options / Virtio Over MMIO / Features reserved for future use
features.device.no-admin-vq-mmio | device | MUST NOT | 1.3 | seen | ADMIN_VQ (41) is not supported over MMIO (listed there as reserved; binding through the generic device rule on unsupported bits).
# feature-negotiation | Virtio Transport Options / Virtio over channel I/O / Features reserved for future use
features.device.no-admin-vq-ccw | device | MUST NOT | 1.3 | seen | ADMIN_VQ (41) and RING_RESET (40) are not supported over channel I/O (listed there as reserved; binding through the generic device rule).
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
# admin-virtqueue | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Common configuration structure layout / Device Requirements
pci.common.admin-index-ge-num-queues | device | MUST | 1.3 | seen | With ADMIN_VQ: admin_queue_index is greater than or equal to num_queues.
pci.common.admin-num-fits | device | MUST | 1.3 | seen | With ADMIN_VQ: admin_queue_num is at most 0x10000 minus admin_queue_index.
# admin-virtqueue | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Common configuration structure layout
pci.common.num-queues-excludes-admin | device | MUST | 1.3 | seen | num_queues does not count administration virtqueues (descriptive statement).
pci.common.admin-fields-need-feature | driver | MUST NOT | 1.3 | seen | Use admin_queue_index and admin_queue_num only after ADMIN_VQ has been negotiated; they are not valid otherwise (descriptive statement).
# admin-virtqueue | Virtio Transport Options / Virtio Over PCI Bus / PCI Device Layout / Common configuration structure layout / Driver Requirements
pci.common.admin-fewer-allowed | driver | MAY | 1.3 | unseen | Configure fewer administration queues than available.
# notification | Virtio Transport Options / Virtio Over PCI Bus / PCI-specific Initialization And Device Operation / Available Buffer Notifications / Driver Requirements
pci.kick.width16 | driver | MUST | 1.3 | seen | Without NOTIFICATION_DATA (38): notifications are 16-bit writes.
pci.kick.width32 | driver | MUST | 1.3 | seen | With NOTIFICATION_DATA: notifications are 32-bit writes.
pci.kick.index16 | driver | MUST | 1.3 | seen | Neither NOTIFICATION_DATA nor NOTIF_CONFIG_DATA: write the virtqueue index.
pci.kick.index32 | driver | MUST | 1.3 | seen | NOTIFICATION_DATA only: the low 16 bits carry the virtqueue index.
# group-model | Basic Facilities of a Virtio Device / Device groups
group.self.member-zero | driver | MUST | 1.4 | seen | The Self group (type 0) holds only the owner itself, addressed as member 0 (descriptive statement).
group.one-per-type | device | MUST | 1.3 | seen | An owner controls at most one group of each type, so owner and type identify the group (descriptive statement).
# group-sriov | Basic Facilities of a Virtio Device / Device groups
group.sriov.pf-not-member | device | MUST NOT | 1.3 | seen | The PF owns the SR-IOV group (type 1) but is not a member of it; members are the VFs (descriptive statement).
group.sriov.member-range | device | MUST | 1.3 | seen | SR-IOV member identifiers run from 1 to NumVFs and equal the VF number (descriptive statement).
group.sriov.exists-with-vf-enable | device | MUST | 1.3 | seen | The SR-IOV group exists only while VF Enable is set (descriptive statement).
group.sriov.pci-only | device | MUST | 1.3 | seen | Owner and members of the SR-IOV group use the PCI transport (descriptive statement).
# admin-command | Basic Facilities of a Virtio Device / Device groups / Group administration commands
admin.cmd.reserved-zero | driver | MUST | 1.3 | seen | Unused device-readable fields (reserved bytes 4..15, unused member id, unused data) are written as zero (descriptive statement).
admin.cmd.reserved-ignored | device | MUST | 1.3 | seen | Unused device-readable fields are ignored (descriptive statement).
admin.cmd.result-reserved-zero | device | MUST | 1.3 | seen | Unused device-writable fields, including the four reserved bytes after status_qualifier, are written as zero (descriptive statement).
admin.cmd.result-reserved-ignored | driver | MUST | 1.3 | unseen | Unused device-writable fields are ignored (descriptive statement).
admin.cmd.ok-qualifier-zero | device | MUST | 1.3 | seen | With status OK the qualifier is 0 (descriptive statement).
admin.cmd.opcode-range | driver | MUST NOT | 1.3 | seen | Opcodes 0x8000..0xFFFF are reserved, possibly for another command structure (descriptive statement).
admin.cmd.group-type-range | driver | MUST NOT | 1.3 | seen | Group types 2..65535 are reserved; type 0 (Self) is defined from 1.4 on (descriptive statement).
# admin-command | Basic Facilities of a Virtio Device / Device groups / Group administration commands / Device Requirements
admin.cmd.validate-header | device | MUST | 1.3 | seen | Validate opcode, group type and member id; report any invalid or unsupported one with status EINVAL (22).
admin.cmd.invalid-group-first | device | MUST | 1.3 | seen | An invalid group type yields qualifier INVALID_GROUP (4), whatever else is wrong.
admin.cmd.invalid-opcode-second | device | MUST | 1.3 | seen | With a valid group type, an invalid opcode yields INVALID_OPCODE (2).
admin.cmd.invalid-member-third | device | MUST | 1.3 | seen | With valid group type and opcode, an invalid member id that the command uses yields INVALID_MEMBER (5).
admin.cmd.status-ok-on-success | device | MUST | 1.3 | seen | Set status OK (0) on success.
admin.cmd.status-not-ok-on-failure | device | MUST | 1.3 | seen | Set a status other than OK on failure.
admin.cmd.einval-no-state-change | device | MUST NOT | 1.3 | seen | A command that ends with EINVAL changes nothing and puts the device in no error state.
admin.cmd.failure-no-state-change | device | SHOULD NOT | 1.3 | seen | A failed command leaves device state alone as far as possible.
admin.cmd.groups-independent | device | MUST | 1.3 | seen | Keep commands of different group types fully independent.
# admin-list | Basic Facilities of a Virtio Device / Device groups / Group administration commands / Device Requirements
admin.list.dependency-reject | device | MAY | 1.3 | unseen | Impose extra dependencies between opcodes and fail LIST_USE with EINVAL and INVALID_FIELD (3) when the list violates them.
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
admin.list.only-two-initially | driver | MUST | 1.3 | seen | Right after reset only LIST_QUERY and LIST_USE are assumed usable (descriptive counterpart of the device rule).
# admin-virtqueue | Basic Facilities of a Virtio Device / Administration Virtqueues
admin.vq.two-part-buffer | driver | MUST | 1.3 | seen | A command buffer is a device-readable part (opcode .. data) followed by a device-writable part (status .. result) (descriptive statement).
admin.vq.exposed-when-negotiated | device | MUST | 1.3 | seen | With ADMIN_VQ negotiated the owner exposes one or more administration virtqueues (descriptive statement; the PCI register text allows the number to be 0).
admin.vq.driver-orders-dependent-commands | driver | MUST | 1.3 | unseen | Wait for a command to complete before submitting one that depends on it when order matters (descriptive statement).
admin.vq.driver-truncates-to-used-length | driver | MUST | 1.3 | unseen | Cut the result to the used length, ignore anything past it and read missing fields as zero (descriptive statement).
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
admin.mode.flag-bit0 | driver | MUST | 1.4 | seen | DEV_MODE_SET flags bit 0 set means stop, flags equal to 0 means resume (descriptive statement).
# admin-device-parts | Basic Facilities of a Virtio Device / Device groups / Group administration commands / Device parts
admin.parts.object-one-direction | driver | MUST | 1.4 | seen | A device parts object is created for get or for set, not both (descriptive statement).
# net-feature | Device Types / Network Device / Device configuration layout / Driver Requirements
net.config.read-only | driver | MUST NOT | 1.3 | seen | Write none of the network configuration fields.
net.features.hash-report-needs-cvq-driver | driver | SHOULD NOT | 1.3 | seen | Do not negotiate HASH_REPORT without CTRL_VQ.
net.features.rx-extra-needs-cvq-driver | driver | SHOULD NOT | 1.3 | seen | Do not negotiate CTRL_RX_EXTRA without CTRL_VQ.
# net-feature | Device Types / Network Device / Device configuration layout / Device Requirements
net.features.hash-report-needs-cvq-device | device | SHOULD NOT | 1.3 | seen | Do not offer HASH_REPORT without CTRL_VQ.
net.features.rx-extra-needs-cvq-device | device | SHOULD NOT | 1.3 | seen | Do not offer CTRL_RX_EXTRA without CTRL_VQ.
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
`;
