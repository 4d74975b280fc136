package io.portcullis.connectors.hsm.pkcs11.worker;

/**
 * What a key signed, and its public part. All in hex; what a type of key does not have is empty.
 *
 * @param type "EC" or "RSA"
 * @param params CKA_EC_PARAMS, DER
 * @param point CKA_EC_POINT as the token gives it
 * @param modulus CKA_MODULUS, {@code exponent}: CKA_PUBLIC_EXPONENT
 * @param signature as PKCS#11 has it: r and s one after the other for EC; empty when only the
 *     public part was asked for
 */
public record SignedRow(
    String type, String params, String point, String modulus, String exponent, String signature) {}
