package io.portcullis.lab;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portcullis.lab.net.Shell;
import io.portcullis.lab.outside.VendorRecords;
import io.portcullis.lab.stand.Lab;

import static org.assertj.core.api.Assertions.assertThat;

class GuideTest {
  @TempDir private Path folder;

  @Test
  void aScriptSendsTheRecordAsOfTheTimeItIsRunAndHoldsNoSecret() throws Exception {
    // Given
    Path secret = Files.writeString(folder.resolve("hooks"), "hook-secret");
    String record = VendorRecords.nonCompliant(Lab.ILL, Guide.WRITTEN);
    // When
    String script = Guide.script(secret, URI.create("http://127.0.0.1:1/hooks/intune"), record);
    // Then
    assertThat(script)
        .doesNotContain("2001", "hook-secret", Long.toString(Guide.WRITTEN.toEpochMilli()))
        .contains("$(cat " + secret + ")", "http://127.0.0.1:1/hooks/intune", Lab.ILL.intune());
    Path file = Files.writeString(folder.resolve("ill"), script.replace("curl ", "echo "));
    assertThat(Shell.run("sh", file.toString())).contains("%{http_code}", "hook-secret");
  }
}
