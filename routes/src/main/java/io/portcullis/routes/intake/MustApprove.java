package io.portcullis.routes.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.portcullis.model.Signal;
import io.portcullis.model.Statement.RequestTold;
import io.portcullis.routes.config.ApprovalSettings;

/**
 * Which requests somebody at the authority has to approve. What is told of them is marked here,
 * because a decision knows no configuration.
 *
 * @param bySource at most one for each source
 */
public record MustApprove(Map<String, ApprovalSettings> bySource) {

  public static MustApprove of(List<ApprovalSettings> approvals) {
    return new MustApprove(
        approvals.stream()
            .collect(Collectors.toUnmodifiableMap(ApprovalSettings::source, Function.identity())));
  }

  public Signal marked(Signal signal) {
    return signal.statement() instanceof RequestTold told && concerns(signal, told)
        ? signal.saying(told.marked())
        : signal;
  }

  private boolean concerns(Signal signal, RequestTold told) {
    return Optional.ofNullable(bySource.get(signal.source()))
        .filter(a -> a.concerns(told.profile(), signal.occurredAt()))
        .isPresent();
  }
}
