package io.portcullis.routes.people;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RoleTest {
  @ParameterizedTest
  @CsvSource({
    "VIEWER,   READ",
    "OPERATOR, READ STOP RESUME ACKNOWLEDGE INVENTORY CALENDAR",
    "APPROVER, READ STOP RESUME ACKNOWLEDGE INVENTORY CALENDAR APPROVE REINSTATE PLAN",
    "ADMIN,    READ STOP RESUME ACKNOWLEDGE INVENTORY CALENDAR APPROVE REINSTATE PLAN CONFIGURE PEOPLE"
  })
  void aRoleHasTheseRightsAndNoOther(Role role, String rights) {
    // When
    String held =
        Arrays.stream(Right.values())
            .filter(role::may)
            .map(Right::name)
            .collect(Collectors.joining(" "));
    // Then
    assertThat(held).isEqualTo(rights);
  }
}
