using System.Net.Http.Headers;

namespace Sanad.Custody.Receipts;

/// <summary>Sends one request over HTTP (RFC 3161, section 3.4). Nothing else in Sanad sends anything.</summary>
internal static class ReceiptPost
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The authority's answer, or why there is none. A redirection is not followed, an answer above the limit not read to its end.</summary>
    public static async Task<(byte[]? Response, string Why)> SendAsync(Uri url, byte[] request, TimeSpan? patience, CancellationToken cancel)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limited.CancelAfter(patience ?? Patience);
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(request) };
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limited.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode
                ? await BodyAsync(response.Content, limited.Token).ConfigureAwait(false)
                : (null, $"it answered HTTP {(int)response.StatusCode}");
        }
        catch (Exception wrong) when (wrong is HttpRequestException or IOException)
        {
            return (null, $"it could not be reached: {wrong.Message}");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (null, $"it did not answer within {(patience ?? Patience).TotalSeconds:0} s");
        }
    }

    private static async Task<(byte[]?, string)> BodyAsync(HttpContent content, CancellationToken cancel)
    {
        var tooLong = (null as byte[], $"its answer is longer than {TimeToken.MostBytes / (1 << 20)} MiB");
        if (content.Headers.ContentLength > TimeToken.MostBytes)
            return tooLong;
        using var body = await content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
        var room = new byte[TimeToken.MostBytes + 1];
        var length = await body.ReadAtLeastAsync(room, room.Length, throwOnEndOfStream: false, cancel).ConfigureAwait(false);
        return length > TimeToken.MostBytes ? tooLong : (room[..length], "");
    }
}
