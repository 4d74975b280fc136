package io.portcullis.model;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GroupsTest {

  @Test
  void aVendorsGroupsDoNotTakeASubjectOutOfTheOperators() {
    assertThat(Groups.said(Set.of("domain-controllers"), Set.of("jamf:Loaners")))
        .containsExactlyInAnyOrder("domain-controllers", "jamf:Loaners");
  }

  @Test
  void whoSaysNothingChangesNothing() {
    assertThat(Groups.said(Set.of("staff", "jamf:Loaners"), Set.of()))
        .containsExactlyInAnyOrder("staff", "jamf:Loaners");
  }

  @Test
  void theNewWordOfOneKeeperReplacesItsOldOne() {
    assertThat(Groups.said(Set.of("staff", "jamf:Loaners", "jamf:Lab"), Set.of("jamf:Lab")))
        .containsExactlyInAnyOrder("staff", "jamf:Lab");
    assertThat(Groups.said(Set.of("staff", "jamf:Lab"), Set.of("servers")))
        .containsExactlyInAnyOrder("servers", "jamf:Lab");
  }

  /** The inventory names a domain controller by its hostname, and a tablet calls itself so. */
  @Test
  void whoIsOnlyCalledLikeAMemberIsNone() {
    State tablet = State.fresh("dev-1", SubjectKind.DEVICE, Samples.T0);
    Alias host = new Alias(AliasType.HOSTNAME, "dc-01");
    // When
    State claimed = Apply.apply(tablet, inAGroup(true, host));
    State proved = Apply.apply(tablet, inAGroup(false, host));
    State givenOut =
        Apply.apply(tablet, inAGroup(true, new Alias(AliasType.UPN, "ann@example.net")));
    // Then
    assertThat(claimed.subject().groups()).isEmpty();
    assertThat(claimed.subject().owner()).isEqualTo("it");
    assertThat(proved.subject().groups()).containsExactly("domain-controllers");
    assertThat(givenOut.subject().groups()).containsExactly("domain-controllers");
  }

  private static Signal inAGroup(boolean weak, Alias by) {
    return new Signal(
        "sig-1",
        "inventory",
        "",
        Samples.T0,
        Samples.T0,
        SubjectKind.DEVICE,
        "dev-1",
        List.of(by),
        weak,
        Actor.UNKNOWN,
        new Statement.SubjectObserved("dc-01", "it", Set.of("domain-controllers")));
  }
}
