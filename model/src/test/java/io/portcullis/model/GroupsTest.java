package io.portcullis.model;

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
}
