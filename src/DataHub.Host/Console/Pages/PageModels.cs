using System.Reflection;

namespace DataHub.Host.Console.Pages;

/// <summary>Marks what a page reads and does, so that it is found without a list: a page is added by adding its folder.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PageModel : Attribute;

internal static class PageModels
{
    /// <summary>Every class marked <see cref="PageModel"/>, one for each open page.</summary>
    public static void AddPageModels(this IServiceCollection services)
    {
        foreach (var model in typeof(PageModels).Assembly.GetTypes().Where(t => t.GetCustomAttribute<PageModel>() is not null))
        {
            services.AddScoped(model);
        }
    }
}
