/** Whether an HSM is well: there, quick, of known firmware and driver, on time, the same one. */
package io.portcullis.connectors.hsm.care;
