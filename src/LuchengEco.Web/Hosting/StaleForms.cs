using LuchengEco.Web.Api;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace LuchengEco.Web.Hosting;

/// <summary>Shows a form again whose antiforgery token no longer holds, with a word about it, where the framework would answer with a blank page.</summary>
/// <remarks>It happens to everybody who signs in in one window and then in another that was open before.</remarks>
internal sealed class StaleForms(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        // A page about an error is for what a person opened; a program that posts gets the bare status.
        if (!HttpMethods.IsGet(context.Request.Method) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        await next(context);
        if (context.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false } && !EcoApi.IsApi(context)
            && context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = EcoUrls.Local(AddressOf(context.Request));
        }
    }

    private static string AddressOf(HttpRequest request) => request.Query.ContainsKey(EcoUrls.ExpiredParameter)
        ? request.GetEncodedPathAndQuery()
        : QueryHelpers.AddQueryString(request.GetEncodedPathAndQuery(), EcoUrls.ExpiredParameter, "1");
}
