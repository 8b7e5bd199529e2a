{{/* (dict "root" . "component" "api" "of" .Values.api). Passwords and keys are in files of the Secret, which are read anew when they change; everything else stands here. */}}
{{- define "delivery.env" -}}
{{- $v := .root.Values }}
{{- $env := dict
  "DELIVERY_ENV" $v.deliveryEnv
  "DELIVERY_REGION" $v.region
  "LOG_LEVEL" $v.logLevel
  "JDK_JAVA_OPTIONS" (printf "-Xmx%dm" (div (mul (include "delivery.mebibytes" .of.resources.requests.memory | int64) ($v.heapPercent | int64)) 100))
}}
{{- if and (ne .component "migration") $v.otlpEndpoint }}
{{- $_ := set $env "OTEL_EXPORTER_OTLP_ENDPOINT" $v.otlpEndpoint }}
{{- $_ := set $env "OTEL_EXPORTER_OTLP_PROTOCOL" $v.otlpProtocol }}
{{- if eq .component "api" }}
{{- $_ := set $env "DELIVERY_TRACES_PERCENT" ($v.tracesPercent | toString) }}
{{- end }}
{{- end }}
{{- if eq .component "migration" }}
{{- $_ := set $env "DELIVERY_DATABASE_URL" (printf "jdbc:postgresql://%s:%d/%s?sslmode=verify-full&sslrootcert=/etc/delivery/authorities/database.crt" $v.database.host ($v.database.port | int64) $v.database.name) }}
{{- else }}
{{- $_ := set $env "DELIVERY_DATABASE_URL" (printf "jdbc:postgresql://127.0.0.1:6432/%s" $v.database.name) }}
{{- $_ := set $env "DELIVERY_DATABASE_USER" (include "delivery.databaseUser" .) }}
{{- $_ := set $env "DELIVERY_POOL_CONNECTIONS" (.of.poolConnections | toString) }}
{{- $_ := set $env "DELIVERY_NATS_SERVERS" (join "," $v.nats.servers) }}
{{- $_ := set $env "DELIVERY_NATS_USER" (printf "delivery-%s" .component) }}
{{- $_ := set $env "DELIVERY_NATS_AUTHORITY" "/etc/delivery/authorities/nats.crt" }}
{{- if ne .component "api" }}
{{- $_ := set $env "DELIVERY_STREAMS_PROFILE" "production" }}
{{- end }}
{{- if ne .component "outbox-relay" }}
{{- $_ := set $env "DELIVERY_NEIGHBOURS_ENROLLMENT" $v.neighbours.enrollment }}
{{- end }}
{{- if eq .component "api" }}
{{- $_ := set $env "DELIVERY_REVISION" ($v.image.tag | toString) }}
{{- range $name := list "identity" "tenants" "content" "assessment" }}
{{- $_ := set $env (printf "DELIVERY_NEIGHBOURS_%s" (upper $name)) (get $v.neighbours $name) }}
{{- end }}
{{- $_ := set $env "DELIVERY_FLAGS_FILE" "/etc/delivery/flags/flags.json" }}
{{- $_ := set $env "DELIVERY_TOKENS_ISSUER" $v.tokens.issuer }}
{{- $_ := set $env "DELIVERY_TOKENS_AUDIENCE" $v.tokens.audience }}
{{- $_ := set $env "DELIVERY_TOKENS_KEYS" $v.tokens.keys }}
{{- with $v.tokens.keyNames }}
{{- $_ := set $env "DELIVERY_TOKENS_KEY_NAMES" (join "," .) }}
{{- end }}
{{- $_ := set $env "DELIVERY_SHUTDOWN_NOTICE" (printf "%ds" ($v.shutdown.noticeSeconds | int64)) }}
{{- end }}
{{- if eq .component "event-projector" }}
{{- $_ := set $env "DELIVERY_EXPORTS_ENDPOINT" $v.exports.endpoint }}
{{- $_ := set $env "DELIVERY_EXPORTS_REGION" $v.exports.region }}
{{- $_ := set $env "DELIVERY_EXPORTS_BUCKET" $v.exports.bucket }}
{{- end }}
{{- if eq .component "api" }}
{{- with $v.packages }}
{{- $_ := set $env "DELIVERY_PACKAGES_ENDPOINT" .endpoint }}
{{- $_ := set $env "DELIVERY_PACKAGES_REGION" .region }}
{{- $_ := set $env "DELIVERY_PACKAGES_BUCKET" .bucket }}
{{- if .authority }}
{{- $_ := set $env "DELIVERY_PACKAGES_AUTHORITY" "/etc/delivery/authorities/packages.crt" }}
{{- end }}
{{- end }}
{{- if $v.contentHost.enabled }}
{{- $_ := set $env "DELIVERY_CONTENT_HOSTS" $v.contentHost.wildcard }}
{{- end }}
{{- end }}
{{- if and (eq .component "api") $v.redis.authority }}
{{- $_ := set $env "DELIVERY_REDIS_AUTHORITY" "/etc/delivery/authorities/redis.crt" }}
{{- end }}
{{- if and (eq .component "event-projector") $v.exports.authority }}
{{- $_ := set $env "DELIVERY_EXPORTS_AUTHORITY" "/etc/delivery/authorities/exports.crt" }}
{{- end }}
{{- if and (ne .component "outbox-relay") $v.neighbours.authority }}
{{- $_ := set $env "DELIVERY_NEIGHBOURS_AUTHORITY" "/etc/delivery/authorities/neighbours.crt" }}
{{- end }}
{{- range $name, $value := .of.env }}
{{- $_ := set $env $name $value }}
{{- end }}
{{- end }}
{{- range $name, $value := include "delivery.kmsEnv" . | fromYaml }}
{{- $_ := set $env $name $value }}
{{- end }}
{{- range $key := splitList " " (include "delivery.secretKeys" .) }}
{{- $_ := set $env (printf "%s_FILE" $key) (printf "/etc/delivery/secrets/%s" $key) }}
{{- end }}
{{- range $name, $value := $env }}
- name: {{ $name }}
  value: {{ $value | toString | quote }}
{{- end }}
{{- end }}

{{/* What a process has in its Secret, by the names of its settings. */}}
{{- define "delivery.secretKeys" -}}
{{- $packages := ternary " DELIVERY_PACKAGES_ACCESS_KEY DELIVERY_PACKAGES_SECRET_KEY" "" (not (empty .root.Values.packages)) }}
{{- get (dict
  "api" (print "DELIVERY_DATABASE_PASSWORD DELIVERY_REDIS_URI DELIVERY_NATS_PASSWORD DELIVERY_GRANT_KEYS" $packages)
  "outbox-relay" "DELIVERY_DATABASE_PASSWORD DELIVERY_NATS_PASSWORD"
  "event-projector" "DELIVERY_DATABASE_PASSWORD DELIVERY_NATS_PASSWORD DELIVERY_EXPORTS_ACCESS_KEY DELIVERY_EXPORTS_SECRET_KEY"
  "migration" "DELIVERY_DATABASE_PASSWORD") .component }}
{{- end }}

{{/* migrations: Role.login() */}}
{{- define "delivery.databaseUser" -}}
{{ get (dict "api" "delivery_api" "outbox-relay" "delivery_relay" "event-projector" "delivery_projector" "migration" "delivery_migrator") .component }}
{{- end }}
