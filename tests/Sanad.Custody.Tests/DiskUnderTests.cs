namespace Sanad.Custody.Tests;

/// <summary>What the mount table and /sys say of the disk under a folder, on trees made for it.</summary>
public sealed class DiskUnderTests : IDisposable
{
    private const string Table = """
        25 1 8:1 / / rw - ext4 /dev/sda1 rw
        26 25 253:3 / /home rw - ext4 /dev/mapper/home rw
        27 25 0:30 / /tmp rw - tmpfs tmpfs rw
        28 25 253:5 / /mnt/with\040space rw - ext4 /dev/mapper/raw rw
        """;

    private readonly string _devices = Directory.CreateTempSubdirectory("sanad-sys-").FullName;

    public DiskUnderTests()
    {
        Directory.CreateDirectory(Path.Combine(_devices, "8:1"));
        Device("253:3", "LVM-abc");
        Device(Path.Combine("253:3", "slaves", "dm-0"), "CRYPT-LUKS2-0123-name");
        Device("253:5", "CRYPT-PLAIN-x");
    }

    [Theory]
    [InlineData("/var/case", DiskEncryption.NoneSeen)]
    [InlineData("/home/a/case", DiskEncryption.Encrypted)]
    [InlineData("/homes/case", DiskEncryption.NoneSeen)]
    [InlineData("/mnt/with space/case", DiskEncryption.Encrypted)]
    [InlineData("/tmp/case", DiskEncryption.CannotTell)]
    public void The_disk_of_the_longest_mount_point_counts_and_what_it_stands_on(string folder, DiskEncryption looks) =>
        DiskUnder.Of(folder, Table, _devices).ShouldBe(looks);

    [Fact]
    public void A_folder_that_is_not_there_yet_is_looked_at_where_it_would_be() => DiskUnder.Of(Path.Combine(_devices, "not", "yet")).ShouldBe(DiskUnder.Of(_devices));

    public void Dispose() => Directory.Delete(_devices, recursive: true);

    private void Device(string name, string id)
    {
        Directory.CreateDirectory(Path.Combine(_devices, name, "dm"));
        File.WriteAllText(Path.Combine(_devices, name, "dm", "uuid"), id);
    }
}
