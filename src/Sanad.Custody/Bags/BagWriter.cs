using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Sanad.Custody.Disk;

namespace Sanad.Custody.Bags;

/// <summary>Writes the files of a bag and hashes each, twice, on the way.</summary>
internal sealed class BagWriter(string root, IProgress<VerifyProgress>? progress, CancellationToken cancel)
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly ConcurrentDictionary<string, TwoHashes> _payload = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, TwoHashes> _tags = new(StringComparer.Ordinal);
    private readonly List<string> _unlisted = [];

    public int Files => _payload.Count;

    public long Bytes => _payload.Values.Sum(f => f.Size);

    public string Oxum => string.Create(CultureInfo.InvariantCulture, $"{Bytes}.{Files}");

    public void Payload(IReadOnlyCollection<BagItem> items)
    {
        foreach (var folder in items.Select(i => Path.GetDirectoryName(At(Manifest.Payload + i.Name))!).Distinct(StringComparer.Ordinal))
            Directory.CreateDirectory(folder);
        var (total, done) = (items.Sum(i => i.Size), 0L);
        progress?.Report(new(0, total, null));
        Several.AtOnce(items, (item, digest) =>
        {
            _payload[Manifest.Payload + item.Name] = Put(item, digest);
            progress?.Report(new(Interlocked.Add(ref done, item.Size), total, Manifest.Payload + item.Name));
        }, cancel);
    }

    public void Tag(string name, byte[] bytes, bool executable = false)
    {
        Put(name, bytes);
        _tags[name] = TwoHashes.Of(bytes);
        if (executable && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(At(name), Executable);
    }

    /// <summary>Both manifests of the payload, then both of the tag files; answers the one that is signed.</summary>
    public byte[] Manifests()
    {
        Tag(Manifest.OfPayload[0], Manifest.Write(_payload, h => h.Sha256));
        Tag(Manifest.OfPayload[1], Manifest.Write(_payload, h => h.Sha512));
        var signed = Manifest.Write(_tags, h => h.Sha256);
        Put(Manifest.OfTags[0], signed);
        Put(Manifest.OfTags[1], Manifest.Write(_tags, h => h.Sha512));
        _unlisted.AddRange(Manifest.OfTags);
        return signed;
    }

    public void Signature(string armoured)
    {
        Put(Bag.SignatureName, Encoding.ASCII.GetBytes(armoured));
        _unlisted.Add(Bag.SignatureName);
    }

    /// <summary>On disk, names included, when this returns.</summary>
    public void Flush()
    {
        cancel.ThrowIfCancellationRequested();
        Durable.FlushAll([.. _payload.Keys.Concat(_tags.Keys).Concat(_unlisted).Select(At)]);
        foreach (var folder in Directory.EnumerateDirectories(root, "*", SearchOption.AllDirectories).Append(root))
            Durable.FlushFolder(folder);
    }

    private TwoHashes Put(BagItem item, FileDigest digest)
    {
        var name = Manifest.Payload + item.Name;
        if (item.Make is { } make)
        {
            var bytes = make();
            Put(name, bytes);
            return TwoHashes.Of(bytes);
        }
        var hashes = TwoHashes.Copy(item.From!, At(name), digest, cancel);
        return item.Must is null || item.Must.Value.Hex == hashes.Sha256
            ? hashes
            : throw new BagRefusedException($"{item.Name} has other bytes than its name says. Nothing is published from a casebook that does not hold: run verify first.");
    }

    private void Put(string name, byte[] bytes)
    {
        var file = At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
    }

    private string At(string name) => Path.Combine(root, name.Replace('/', Path.DirectorySeparatorChar));
}
