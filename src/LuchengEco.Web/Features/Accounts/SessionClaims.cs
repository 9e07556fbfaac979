using System.Net;
using System.Security.Claims;

namespace LuchengEco.Web.Features.Accounts;

/// <summary>What a cookie or token says of its person: who, and through which sign-in.</summary>
internal static class SessionClaims
{
    public const string Session = "eco:session";

    public static Guid? UserId(this ClaimsPrincipal person) => Guid.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    public static Guid? SessionId(this ClaimsPrincipal person) => Guid.TryParse(person.FindFirstValue(Session), out var id) ? id : null;

    /// <summary>Where a request comes from, as the audit writes it.</summary>
    public static string? RemoteAddress(this HttpContext context) => context.Connection.RemoteIpAddress is { } address
        ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : new IPAddress(address.GetAddressBytes())).ToString()
        : null;
}
