using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Sanad.Dossier;
using Sanad.Web.Desk;
using Sanad.Web.Hosting;

namespace Sanad.Web.Adding;

/// <summary>What became of an upload.</summary>
internal abstract record UploadOutcome
{
    /// <summary>Every file is here whole.</summary>
    /// <param name="Batch">For whoever keeps them; disposed by them.</param>
    /// <param name="About">What was typed beside them.</param>
    public sealed record Received(IncomingBatch Batch, GivenForm About) : UploadOutcome;

    /// <summary>Nothing of it is here.</summary>
    /// <param name="Key">The words: why, and what to do.</param>
    /// <param name="Values">For their places.</param>
    public sealed record Refused(string Key, params object[] Values) : UploadOutcome;

    /// <summary>The form is not one that this browser was given.</summary>
    public sealed record NotOurs : UploadOutcome;
}

/// <summary>
/// Reads a form with files as it streams in: fields first, then each file straight to the disk, so that memory does not grow with it. A form that is
/// refused is read to its end all the same: a browser shows the answer only after it has sent everything.
/// </summary>
internal sealed class Upload(HttpRequest request, Session session, Incoming incoming, WorkbenchOptions options)
{
    private const int LongestField = 4096, Chunk = 1 << 17;
    private const long Reserve = 64L << 20;
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
    private UploadOutcome.Refused? _refused;

    public async Task<UploadOutcome> ReceiveAsync(CancellationToken cancel)
    {
        if (BoundaryOf(request.ContentType) is not { } boundary)
            return new UploadOutcome.NotOurs();
        var batch = incoming.NewBatch();
        try
        {
            var isOurs = await ReadAsync(new MultipartReader(boundary, request.Body, Chunk), batch, cancel);
            if (isOurs && _refused is null && batch.Files.Count > 0)
                return new UploadOutcome.Received(Interlocked.Exchange(ref batch, null)!, new(Field("outlet"), Field("published"), Field("language")));
            return !isOurs ? new UploadOutcome.NotOurs() : _refused ?? new("adding.no_files");
        }
        finally
        {
            batch?.Dispose();
        }
    }

    private async Task<bool> ReadAsync(MultipartReader parts, IncomingBatch batch, CancellationToken cancel)
    {
        while (await parts.ReadNextSectionAsync(cancel) is { } part)
        {
            var (name, file) = PartNames.Of(part.ContentDisposition);
            if (file is null && name is not null)
                _fields[name] = await TextAsync(part.Body, cancel);
            else if (!session.IsFormToken(request.Headers[FormGuard.Header].FirstOrDefault() ?? Field(FormGuard.Field)))
                return false;
            else if (file is { Length: > 0 } && (_refused ??= WhyNot(batch)) is null)
                await TakeAsync(part.Body, batch, file, cancel);
        }
        return session.IsFormToken(request.Headers[FormGuard.Header].FirstOrDefault() ?? Field(FormGuard.Field));
    }

    private string? Field(string name) => _fields.GetValueOrDefault(name);

    // Before the first file. Everything is here twice for a moment: as it came in, and under seal.
    private UploadOutcome.Refused? WhyNot(IncomingBatch batch)
    {
        if (batch.Files.Count > 0)
            return null;
        if (!GivenForm.IsDate(Field("published")))
            return new("adding.no_date", VisibleText.Name(Field("published")!));
        var coming = request.ContentLength ?? 0;
        return Space.WhyTooLittle(options, incoming.Folder, coming, Reserve);
    }

    private async Task TakeAsync(Stream body, IncomingBatch batch, string name, CancellationToken cancel)
    {
        await using var file = batch.Create(name);
        var room = new byte[Chunk];
        while (await body.ReadAsync(room, cancel) is > 0 and var length)
        {
            try
            {
                await file.WriteAsync(room.AsMemory(0, length), cancel);
            }
            catch (IOException full)
            {
                _refused = new("adding.disk_failed", full.Message);
                return;
            }
        }
    }

    private static async Task<string> TextAsync(Stream body, CancellationToken cancel)
    {
        var bytes = new byte[LongestField];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        return Encoding.UTF8.GetString(bytes.AsSpan(0, length)).Trim();
    }

    private static string? BoundaryOf(string? contentType) =>
        Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? Microsoft.Net.Http.Headers.HeaderUtilities.RemoveQuotes(type.Boundary).Value
            : null;
}

/// <summary>Whether the disks have room for what is coming.</summary>
internal static class Space
{
    public static UploadOutcome.Refused? WhyTooLittle(WorkbenchOptions options, string incoming, long coming, long reserve)
    {
        var (passing, kept) = (options.FreeBytes(incoming), options.FreeBytes(options.Casebook.Path));
        // Two folders that have the very same number of bytes left lie on one disk.
        var needed = passing == kept ? 2 * coming : coming;
        return needed + reserve <= Math.Min(passing, kept) ? null : new("adding.no_space", Megabytes(needed), Megabytes(Math.Min(passing, kept)), passing <= kept ? incoming : options.Casebook.Path);
    }

    private static string Megabytes(long bytes) => ((bytes + (1 << 20) - 1) >> 20).ToString(CultureInfo.InvariantCulture);
}

/// <summary>The names in a part's head, as browsers write them: form-data; name="files"; filename="notes/a.txt".</summary>
internal static class PartNames
{
    private const string NameMark = "name=\"", FileMark = "; filename=\"";

    /// <summary>The field's name, and the file's; null = it has none.</summary>
    public static (string? Name, string? File) Of(string? disposition)
    {
        if (disposition is null)
            return (null, null);
        var fileAt = disposition.IndexOf(FileMark, StringComparison.Ordinal);
        var end = disposition.LastIndexOf('"');
        var file = fileAt < 0 || end < fileAt + FileMark.Length ? null : disposition[(fileAt + FileMark.Length)..end];
        var nameAt = disposition.IndexOf(NameMark, StringComparison.Ordinal);
        var rest = nameAt < 0 || nameAt == fileAt + "; file".Length ? "" : disposition[(nameAt + NameMark.Length)..];
        var name = rest.IndexOf('"', StringComparison.Ordinal) is > 0 and var close ? rest[..close] : null;
        return (name, file is null ? null : Unescaped(file));
    }

    // The three characters that would end the name are written as codes, and no others (WHATWG, multipart/form-data encoding).
    private static string Unescaped(string file) => file.Replace("%22", "\"", StringComparison.Ordinal).Replace("%0D", "\r", StringComparison.Ordinal).Replace("%0A", "\n", StringComparison.Ordinal);
}
