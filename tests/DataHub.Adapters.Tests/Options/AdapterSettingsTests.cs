using DataHub.Adapters.HouseholdRegistration;
using DataHub.Adapters.Sdk.Conformance;
using DataHub.Adapters.Sdk.Options;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DataHub.Adapters.Tests.Options;

public sealed class AdapterSettingsTests
{
    private static readonly Dictionary<string, string?> Complete = new()
    {
        ["Bureau:Gateway:BaseAddress"] = "https://gateway.invalid",
        ["Bureau:Gateway:Sid"] = "shared",
        ["Bureau:Gateway:AppKey"] = "ABEiM0RVZneImaq7zN3u/wARIjNEVWZ3iJmqu8zd7v8=",
    };

    [Fact]
    public void The_shared_section_is_enough_and_the_items_own_overrides_it()
    {
        Settings().Default.ShouldSatisfyAllConditions(
            o => o.Sid.ShouldBe("shared"), o => o.Rid.ShouldBe("r_370000_hukou_01"), o => o.Quota.PerSecond.ShouldBe(200), o => o.Quota.PerDay.ShouldBe(3_000_000));

        Settings(("Sid", "own"), ("Quota:PerSecond", "5"), ("Codes:E-301", "outage")).Default.ShouldSatisfyAllConditions(
            o => o.Sid.ShouldBe("own"), o => o.Quota.PerSecond.ShouldBe(5), o => o.Quota.PerDay.ShouldBe(3_000_000), o => o.Codes["E-301"].ShouldBe(ErrorClass.Outage));
    }

    [Fact]
    public void A_route_overrides_what_it_names_and_the_longest_prefix_is_first()
    {
        var settings = Settings(("Routes:37:BaseAddress", "https://province.invalid"), ("Routes:3713:BaseAddress", "https://linyi.invalid"), ("Routes:3713:Sid", "linyi"));

        settings.Routes.Select(r => (r.Prefix, r.Options.BaseAddress!.Host, r.Options.Sid)).ShouldBe([("3713", "linyi.invalid", "linyi"), ("37", "province.invalid", "shared")]);
    }

    [Fact]
    public void Every_problem_is_told_at_once_with_its_path()
    {
        var failure = Should.Throw<OptionsValidationException>(() => Settings(
            ("BaseAddress", "gateway"), ("AppKey", "AAAA"), ("Sid", ""), ("Timeout", "00:10:00"), ("Retry:Count", "9"), ("Breaker:FailureRatio", "0"),
            ("Breaker:MinimumThroughput", "1"), ("Quota:PerDay", "-1"), ("Concurrency", "0"), ("MaxResponseBytes", "1"), ("Routes:jinan:Rid", "")));

        foreach (var path in new[]
        {
            "BaseAddress", "AppKey", "Sid", "Timeout", "Retry:Count", "Breaker:FailureRatio", "Breaker:MinimumThroughput", "Quota:PerSecond", "Concurrency",
            "MaxResponseBytes", "Routes:jinan is no division prefix", "Routes:jinan:Rid",
        })
        {
            failure.Failures.ShouldContain(f => f.StartsWith($"Adapters:household-registration:{path}", StringComparison.Ordinal), path);
        }
    }

    [Fact]
    public void A_disabled_item_needs_no_settings() =>
        Settings(("Enabled", "false"), ("BaseAddress", ""), ("Sid", "")).Default.Enabled.ShouldBeFalse();

    private static AdapterSettings<HouseholdRegistrationOptions> Settings(params (string Key, string Value)[] own)
    {
        var all = own.ToDictionary(s => $"Adapters:household-registration:{s.Key}", s => (string?)s.Value);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Complete).AddInMemoryCollection(all).Build();
        var state = new InMemorySharedState();
        using var provider = new ServiceCollection().AddSingleton<ISharedSecrets>(state).AddSingleton<ISequences>(state).AddSingleton<IQuotaLedger>(state)
            .AddHouseholdRegistration(configuration).BuildServiceProvider();
        return provider.GetRequiredService<IOptions<AdapterSettings<HouseholdRegistrationOptions>>>().Value;
    }
}
