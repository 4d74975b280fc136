/** Where a trail lies, for whoever checks or exports it, and the erasing of persons in it. */
package io.portcullis.routes.audit;
