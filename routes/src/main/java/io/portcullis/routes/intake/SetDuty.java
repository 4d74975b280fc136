package io.portcullis.routes.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.portcullis.connectors.idp.ssf.verify.SetVerifier;
import io.portcullis.routes.config.AuthSettings;
import io.portcullis.routes.duty.Duty;
import io.portcullis.routes.poll.Courier;

/**
 * Asks one transmitter for its tokens. It keeps no place: the transmitter knows what was not
 * acknowledged yet.
 */
public final class SetDuty implements Duty {
  private static final int MAX_EVENTS = 100;
  private static final int MAX_ANSWER = 16 << 20;

  /** Longer than a transmitter holds a question. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String source;
  private final SetPoller poller;

  private SetDuty(String source, SetPoller poller) {
    this.source = source;
    this.poller = poller;
  }

  public static SetDuty of(
      AuthSettings.PolledSet settings, Source source, Intake intake, Clock clock) {
    SetVerifier verifier =
        SetEntrance.verifier(settings.issuer(), settings.audience(), settings.jwks(), clock);
    Courier caller =
        new Courier(
            settings.endpoint(), Optional.of(settings.token()), PATIENCE, MAX_ANSWER, clock);
    SetPoller.Settings how = new SetPoller.Settings(MAX_EVENTS, true, settings.every());
    String place = "poll:" + settings.endpoint().getPath();
    return new SetDuty(
        source.name(),
        new SetPoller(how, caller, verifier::verify, new IntakeSink(source, intake, place)));
  }

  private record IntakeSink(Source source, Intake intake, String place) implements SetPoller.Sink {
    @Override
    public Receipt take(byte[] token) {
      return intake.accept(source, token, place);
    }

    @Override
    public CompletableFuture<Void> refuse(byte[] token, String why) {
      return intake.refused(source.name(), token, place, why);
    }
  }

  @Override
  public String name() {
    return "sets-" + source;
  }

  @Override
  public void run(Place place) throws InterruptedException {
    poller.run();
  }
}
