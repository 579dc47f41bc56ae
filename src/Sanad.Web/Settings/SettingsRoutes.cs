using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sanad.Web.Hosting;

namespace Sanad.Web.Settings;

/// <summary>What this device prefers, kept with its settings and not in the casebook.</summary>
internal static class SettingsRoutes
{
    private const string Path = "/settings";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/settings", ShowAsync);
        pages.MapPost("/settings", SaveAsync).DisableAntiforgery();
        pages.MapPost("/settings/address", AddressAsync).DisableAntiforgery();
    }

    private static async Task<IResult> ShowAsync(Visit visit) => visit.Show<SettingsPage, SettingsModel>(await ModelAsync(visit, visit.Settings.Pseudonym));

    private static async Task<IResult> SaveAsync(Visit visit, Rooms rooms)
    {
        var form = SettingsForm.Of(await visit.Http.Request.ReadFormAsync(visit.Http.RequestAborted));
        if (!form.IsGood)
            return await ShowWrongAsync(visit, form);
        rooms.Change(form.In);
        var language = form.Workbench.Language ?? visit.Language;
        var there = visit with { Language = language, Texts = rooms.TextsOf(language), Settings = rooms.Settings };
        return there.GoTo(Path, new(there.Texts["settings.saved"]));
    }

    // Nothing is saved, and every choice stands as it was made.
    private static async Task<IResult> ShowWrongAsync(Visit visit, SettingsForm form)
    {
        var asTyped = visit with { Settings = visit.Settings with { Workbench = form.Workbench } };
        var model = (await ModelAsync(visit, form.Pseudonym)) with { WrongPseudonym = true, Notice = new(visit.Texts["settings.not_saved"]) { Refused = true } };
        return asTyped.Show<SettingsPage, SettingsModel>(model, StatusCodes.Status422UnprocessableEntity);
    }

    // Shown and not sent on: an address with a key in it has no place in a redirect or a history.
    private static async Task<IResult> AddressAsync(Visit visit, Doorkeeper door)
    {
        var here = visit.Http.Request;
        var model = (await ModelAsync(visit, visit.Settings.Pseudonym)) with { NewAddress = new Uri($"{here.Scheme}://{here.Host}/?key={door.NewKey()}") };
        return visit.Show<SettingsPage, SettingsModel>(model);
    }

    private static Task<SettingsModel> ModelAsync(Visit visit, string? pseudonym) => visit.Desk.UseAsync(book => SettingsModel.Of(book, pseudonym));
}
