using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Hosting;

/// <summary>How this site is called outside of it: by the setting, else as mails call it, else as the request did.</summary>
public sealed class SiteAddress(IOptions<EcoOptions> options)
{
    /// <param name="path">Begins with a slash.</param>
    /// <param name="here">Any address of the site as the person opened it.</param>
    public string Of(string path, Uri here)
    {
        ArgumentNullException.ThrowIfNull(here);
        var site = string.IsNullOrWhiteSpace(options.Value.PublicUrl) ? options.Value.Smtp.BaseUrl : options.Value.PublicUrl;
        return EcoUrls.Absolute(string.IsNullOrWhiteSpace(site) ? here.GetLeftPart(UriPartial.Authority) : site.Trim(), path);
    }
}
