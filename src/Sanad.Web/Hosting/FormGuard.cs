using Microsoft.AspNetCore.Http;

namespace Sanad.Web.Hosting;

/// <summary>Every form carries the token of its browser, so that no page from elsewhere can post in the documenter's name.</summary>
internal static class FormGuard
{
    public const string Field = "form_token", Header = "X-Form-Token";

    /// <summary>Marks an endpoint that reads its own body as it streams in, and checks the token itself.</summary>
    internal sealed class ReadsItsOwnBody;

    public static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var http = call.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || http.GetEndpoint()?.Metadata.GetMetadata<ReadsItsOwnBody>() is not null)
            return await next(call);
        var session = Doorkeeper.SessionOf(http);
        var given = http.Request.Headers[Header].FirstOrDefault() ?? (http.Request.HasFormContentType ? (await FormOfAsync(http))[Field].FirstOrDefault() : null);
        return session.IsFormToken(given) ? await next(call) : Results.StatusCode(StatusCodes.Status400BadRequest);
    }

    // The framework reads up to 4 MB a field, and tells more by an exception of broken data.
    private static async Task<IFormCollection> FormOfAsync(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (InvalidDataException tooMuch)
        {
            throw new BadHttpRequestException(tooMuch.Message, StatusCodes.Status413PayloadTooLarge, tooMuch);
        }
    }
}
