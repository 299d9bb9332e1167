using Microsoft.EntityFrameworkCore;
using SlipPortal.Data;
using SlipPortal.Domain.Access;
using SlipPortal.Domain.Common;
using SlipPortal.Domain.Kpis;
using SlipPortal.Web.Authorization;
using SlipPortal.Web.Setup;
using SlipPortal.Web.Pages.Councils.Kpis.Readings;

namespace SlipPortal.Web.Api;

/// <summary>The door for a council's own reporting tools: readings of a measure, sent as often as one likes.</summary>
internal static class ReadingsApi
{
    /// <summary>More than ten years of months in one request is a mistake.</summary>
    private const int MaxReadings = 500;

    /// <summary>The endpoint and the document that describes it.</summary>
    public static void MapApi(this WebApplication app)
    {
        // For people at one address, for a council's own tools at another, where their key counts.
        app.MapOpenApi("/api/{documentName}/openapi.json");
        app.MapOpenApi("/api/{documentName}/councils/{council}/openapi.json")
            .RequireAuthorization(policy => policy.AddAuthenticationSchemes(ApiKeyAuthentication.SchemeName).RequireAuthenticatedUser());
        app.MapPut("/api/v1/councils/{council}/kpis/{reference}/readings", PutAsync)
            .RequireAuthorization(new RequiresAttribute(RecordKind.Kpis, Verb.Edit) { AuthenticationSchemes = ApiKeyAuthentication.SchemeName })
            .RequireRateLimiting(RateLimits.Api)
            .WithName("PutReadings")
            .WithSummary("Records readings of a measure")
            .WithDescription(
                "All of them or none. Sending the same again changes nothing; another value for a period is a correction, and the value before stays "
                + "readable. The key stands in the header Authorization: Bearer.")
            .Produces<ReadingsRecorded>()
            .Produces<ReadingsRefused>(StatusCodes.Status422UnprocessableEntity)
            .Produces(StatusCodes.Status401Unauthorized)
            .Produces(StatusCodes.Status404NotFound)
            .Produces(StatusCodes.Status429TooManyRequests);
    }

    // The council in the address has chosen the tenant before this is reached; it stands here for the document.
    private static async Task<IResult> PutAsync(
        string council, string reference, ReadingsRequest request, PortalDbContext db, RecordReadings.Handler recordReadings, CancellationToken cancellationToken)
    {
        var id = await db.Set<Kpi>().Where(kpi => kpi.Ref == reference).Select(kpi => (Guid?)kpi.Id).SingleOrDefaultAsync(cancellationToken);
        if (id is not { } kpi) return Results.NotFound();
        var readings = request.Readings ?? [];
        if (readings.Count is 0 or > MaxReadings) return Refused([new(0, null, $"Send from 1 to {MaxReadings} readings.")]);

        var errors = new List<ReadingError>();
        var cells = new List<(int Row, RecordReadings.Cell Cell)>();
        foreach (var (sent, i) in readings.Select((reading, i) => (reading, i)))
        {
            if (sent is not { } reading)
            {
                errors.Add(new(i + 1, null, "Send a reading here, or leave it out."));
                continue;
            }

            try
            {
                cells.Add((i + 1, new(kpi, Period.Parse(reading.Period), TextOf(reading), null)));
            }
            catch (RefusedException refusal)
            {
                errors.Add(new(i + 1, reading.Period, refusal.Message));
            }
        }

        errors.AddRange(cells.GroupBy(cell => cell.Cell.Period).Where(period => period.Count() > 1)
            .Select(period => new ReadingError(period.Last().Row, period.Key.Label, "This period stands in the request twice.")));
        if (errors.Count > 0) return Refused(errors);
        var (changed, refused) = await recordReadings.HandleAsync(new([.. cells.Select(cell => cell.Cell)]), cancellationToken);
        return refused.Count > 0
            ? Refused([.. refused.Select(one => new ReadingError(cells.First(cell => cell.Cell == one.Cell).Row, one.Cell.Period.Label, one.Why))])
            : Results.Ok(new ReadingsRecorded(changed, readings.Count - changed));
    }

    // As a person would write it in a cell: there is one way to read a reading.
    private static string TextOf(ReadingItem reading)
    {
        if (reading.Absence is { Length: > 0 } absence)
        {
            return reading.Value is null && reading.Numerator is null
                ? absence
                : throw new RefusedException("Send a value, or say why there is none: not both.");
        }

        if (reading.Value is not null && reading.Numerator is not null) throw new RefusedException("Send a value or its counts: a share is worked out from its counts.");
        var text = reading is { Numerator: { } part, Denominator: { } whole }
            ? $"{part}/{whole}"
            : reading.Value?.ToString() ?? throw new RefusedException("Send a value, or a numerator and a denominator, or say why there is none.");
        return reading.Provisional ? text + " p" : text;
    }

    private static IResult Refused(IReadOnlyList<ReadingError> errors) =>
        Results.Json(new ReadingsRefused(errors), statusCode: StatusCodes.Status422UnprocessableEntity);
}

/// <summary>Readings of one measure.</summary>
/// <param name="Readings">Each for another period.</param>
internal sealed record ReadingsRequest(IReadOnlyList<ReadingItem?>? Readings);

/// <summary>A reading.</summary>
/// <param name="Period">“2026-09”, “Q2 2026/27” or “2026/27”.</param>
/// <param name="Value">In the unit of the measure.</param>
/// <param name="Numerator">The cases that count, instead of a value.</param>
/// <param name="Denominator">Of so many.</param>
/// <param name="Absence">“missing”, “suppressed” or “n/a”, where there is no value.</param>
/// <param name="Provisional">True while it may still change.</param>
internal sealed record ReadingItem(string? Period, decimal? Value, decimal? Numerator, decimal? Denominator, string? Absence, bool Provisional);

/// <summary>What was recorded.</summary>
/// <param name="Recorded">Readings that are new or corrected.</param>
/// <param name="Unchanged">Readings that said what was there already.</param>
internal sealed record ReadingsRecorded(int Recorded, int Unchanged);

/// <summary>Why nothing was recorded.</summary>
internal sealed record ReadingsRefused(IReadOnlyList<ReadingError> Errors);

/// <summary>What is wrong with a reading.</summary>
/// <param name="Row">Its place in the request, from 1; 0 for the request as a whole.</param>
/// <param name="Period">Its period.</param>
/// <param name="Message">What to do about it.</param>
internal sealed record ReadingError(int Row, string? Period, string Message);
