using System.Text;
using DataHub.Core.Webhooks;
using DataHub.Pipeline.Delivering.Webhooks;

namespace DataHub.Pipeline.Tests.Delivering.Webhooks;

public sealed class SignatureTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1614265330);
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"test": 2432232314}""");

    /// <summary>The example that Standard Webhooks' own libraries are tested with.</summary>
    [Fact]
    public void The_specifications_example_comes_out() =>
        WebhookSignature.Of(new WebhookSecrets(Secret, null, null), "msg_p5jXN8AQM9LWM0D4loKWxJek", At, Body).ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    [Fact]
    public void During_a_rotation_both_secrets_sign()
    {
        var now = new WebhookSecrets("whsec_AAAA", Secret, At.AddSeconds(1));
        var signatures = WebhookSignature.Of(now, "msg_p5jXN8AQM9LWM0D4loKWxJek", At, Body).Split(' ');
        signatures.Length.ShouldBe(2);
        signatures[1].ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        signatures[0].ShouldBe(WebhookSignature.Of(new WebhookSecrets("whsec_AAAA", null, null), "msg_p5jXN8AQM9LWM0D4loKWxJek", At, Body));
        WebhookSignature.Of(now with { OldUntil = At }, "msg_p5jXN8AQM9LWM0D4loKWxJek", At, Body).ShouldBe(signatures[0]);
    }

    [Fact]
    public void A_new_secret_has_256_random_bits()
    {
        var secret = WebhookSecret.Create();
        secret.ShouldStartWith("whsec_");
        Convert.FromBase64String(secret[6..]).Length.ShouldBe(32);
        WebhookSecret.Create().ShouldNotBe(secret);
    }
}
