package io.portcullis.connectors.hsm.pkcs11.worker;

/**
 * How a token is now.
 *
 * @param clockMillis its own clock since 1970, or 0 where it has none (CKF_CLOCK_ON_TOKEN)
 * @param randomMicros that C_GenerateRandom took, or -1 where it makes no random numbers
 */
public record LookRow(
    String manufacturer,
    String model,
    String serial,
    String firmware,
    String library,
    long clockMillis,
    long randomMicros) {}
