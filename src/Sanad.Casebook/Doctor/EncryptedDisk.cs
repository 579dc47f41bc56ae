using Sanad.Custody;

namespace Sanad.Casebook.Doctor;

/// <summary>Whether the disk looks encrypted, and how to come to one that is.</summary>
public static class EncryptedDisk
{
    /// <summary>A line for each system.</summary>
    public static IReadOnlyList<string> Ways { get; } =
    [
        "Linux: LUKS, chosen when the system is installed; for a stick: Disks > Format > LUKS + Ext4, or cryptsetup luksFormat",
        "Windows: Settings > Device encryption, or BitLocker on the drive",
        "macOS: System Settings > Privacy & Security > FileVault",
        "any of them, also a stick that all can read: a VeraCrypt volume",
    ];

    internal static DoctorCheck Check(string name, string folder) => DiskUnder.Of(folder) switch
    {
        DiskEncryption.Encrypted => new(name, true, "encrypted by the system (seen from here; whether the key is a good one is not)", null, Needed: false),
        DiskEncryption.NoneSeen => new(name, false, "no encryption seen; a drive that encrypts by itself would not be seen", "Keep casebooks on an encrypted disk: LUKS, BitLocker, FileVault or VeraCrypt.", Needed: false),
        _ => new(name, true, "cannot tell whether it is encrypted", null, Needed: false),
    };
}
