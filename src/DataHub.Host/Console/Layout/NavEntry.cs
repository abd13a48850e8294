using System.Reflection;
using DataHub.Host.Api.Access;
using Microsoft.AspNetCore.Components;

namespace DataHub.Host.Console.Layout;

/// <summary>Puts a page into the menu.</summary>
/// <param name="order">Place from the top.</param>
/// <param name="icon">A constant of <c>MudBlazor.Icons</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NavEntry(int order, string zh, string en, string icon) : Attribute
{
    public int Order => order;
    public string Zh => zh;
    public string En => en;
    public string Icon => icon;
}

/// <param name="Scope">Who may open it.</param>
public sealed record NavPage(string Path, string Scope, NavEntry Entry)
{
    /// <summary>Every page that carries a <see cref="NavEntry"/>, in order: a page is added by adding its folder.</summary>
    public static IReadOnlyList<NavPage> All { get; } =
    [
        .. from type in typeof(NavPage).Assembly.GetTypes()
           let entry = type.GetCustomAttribute<NavEntry>()
           where entry is not null
           orderby entry.Order
           select new NavPage(type.GetCustomAttributes<RouteAttribute>().First().Template, type.GetCustomAttribute<RequiredScope>()!.Scope, entry),
    ];
}
