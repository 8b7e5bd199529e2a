{{/* A native sidecar: it is ready before the process starts and ends after it. */}}
{{- define "delivery.pgbouncer" -}}
- name: pgbouncer
  image: {{ .root.Values.pgbouncer.image }}
  imagePullPolicy: {{ .root.Values.image.pullPolicy }}
  restartPolicy: Always
  # Tells it when users or authorities are others.
  command: [sh, /etc/pgbouncer/pgbouncer.sh, /etc/pgbouncer/pgbouncer.ini, /etc/pgbouncer-users, /etc/delivery/authorities]
  # It listens to its own pod alone, so a probe from outside of it would not be answered. With a user: libpq finds no name for 10001 and would not even try.
  startupProbe:
    exec: { command: &ready [pg_isready, -h, 127.0.0.1, -p, "6432", -U, {{ include "delivery.databaseUser" . }}, -d, {{ .root.Values.database.name }}, -q] }
    periodSeconds: 1
    timeoutSeconds: 1
    failureThreshold: 30
  livenessProbe:
    exec: { command: *ready }
    periodSeconds: 15
    timeoutSeconds: 3
    failureThreshold: 3
  resources: {{- toYaml .root.Values.pgbouncer.resources | nindent 4 }}
  securityContext: {{- include "delivery.containerSecurity" . | nindent 4 }}
  volumeMounts:
    - { name: pgbouncer, mountPath: /etc/pgbouncer, readOnly: true }
    - { name: pgbouncer-users, mountPath: /etc/pgbouncer-users, readOnly: true }
    - { name: authorities, mountPath: /etc/delivery/authorities, readOnly: true }
{{- end }}

{{- define "delivery.pgbouncerIni" -}}
{{- $d := .root.Values.database -}}
{{- $user := include "delivery.databaseUser" . -}}
[databases]
{{ $d.name }} = host={{ $d.host }} port={{ $d.port }} dbname={{ $d.name }} pool_size={{ .of.serverConnections.writer }} max_db_connections={{ .of.serverConnections.writer }}
{{- if and $d.readerHost .of.serverConnections.reader }}
{{ $d.name }}_reader = host={{ $d.readerHost }} port={{ $d.port }} dbname={{ $d.name }} pool_size={{ .of.serverConnections.reader }} max_db_connections={{ .of.serverConnections.reader }}
{{- end }}

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = 6432
unix_socket_dir =
auth_type = scram-sha-256
auth_file = /etc/pgbouncer-users/userlist.txt
pool_mode = transaction
max_prepared_statements = {{ .root.Values.pgbouncer.maxPreparedStatements }}
max_client_conn = 200
reserve_pool_size = 0
# While a new login is known here and not yet to PostgreSQL, those that are open serve.
min_pool_size = 2
# A request has five seconds; who waits longer than that for a connection is not waited for any more.
query_wait_timeout = 5
server_login_retry = 1
server_reset_query =
ignore_startup_parameters = extra_float_digits
server_tls_sslmode = verify-full
server_tls_ca_file = /etc/delivery/authorities/database.crt
{{ end }}
