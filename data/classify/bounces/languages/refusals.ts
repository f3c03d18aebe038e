/** Refusals of us in other languages than English: listings, spam, rates, relaying. */
import type { BounceRule } from '../bounce-rule.ts';
import { list } from '../../../list.ts';

export const REFUSALS_IN_OTHER_LANGUAGES: readonly BounceRule[] = [
  {
    id: 'blocked-in-other-languages',
    reason: 'blocked',
    class: 'block',
    any: list`
      ip bloqueada | ip bloqueado | adresse ip bloquée | adresse ip source bloquee | ip bloccato |
      ip zablokowany | ip gesperrt | ip-adresse gesperrt | ip-adresse ist gesperrt |
      ip-adresse wurde gesperrt | ip geblokkeerd | ip-адрес заблокирован | ip адрес заблокирован |
      lista negra | lista nera | liste noire | czarna lista | czarnej liście | чёрном списке |
      черном списке | черный список | чёрный список | schwarzen liste | zwarte lijst | svart lista |
      sorte liste | mustalla listalla | feketelista | kara liste | 黑名单 | 黑名單 | ブラックリスト |
      블랙리스트 | 차단된 ip
    `,
    each: [
      list`ihre ip | ihr server | votre ip | votre serveur | su ip | su servidor | seu ip | seu servidor | il tuo ip | il suo ip | uw ip | twój adres ip | ваш ip | ваш сервер | 您的ip | 您的 ip`,
      list`
        gesperrt | blockiert | abgelehnt | bloqué | bloquée | refusé | refusée | bloqueada |
        bloqueado | rechazado | rechazada | recusado | bloccato | rifiutato | geblokkeerd |
        geweigerd | zablokowany | odrzucony | заблокирован | отклонен | отклонён | 拒绝 | 拒絕
      `,
    ],
    example: '554 Votre IP 192.0.2.1 est sur une liste noire',
    examples: ['554 Ihre IP 192.0.2.1 wurde abgelehnt', '554 Su IP 192.0.2.1 ha sido bloqueada'],
    nearMisses: ['550 La casella del destinatario è bloccata'],
    why: 'National hosts about our address.',
  },
  {
    id: 'blocked-address-in-other-languages',
    reason: 'blocked',
    class: 'block',
    any: [],
    each: [
      list`
        adresse ip | adresses ip | dirección ip | direccion ip | direcciones ip | endereço ip |
        endereco ip | indirizzo ip | ip-adresse* | ip-adres | ip-adress* | ip adres* | adres ip |
        adresu ip | adresa ip | ip adresa | ip-osoite* | ip-cím* | ip cím* | ip-адрес* | ip адрес* |
        айпи | διεύθυνση ip | địa chỉ ip | عنوان ip | כתובת ip | ip地址 | ip 地址 | ip位址 | ipアドレス |
        ip アドレス | ip 주소 | ip주소
      `,
      list`
        bloqu* | blocc* | blok* | blocat* | zablok* | *gesperrt | blockier* | blocker* | spärr* |
        esten* | engelle* | letilt* | tiltott | заблок* | блокир* | αποκλει* | bị chặn | محظور |
        חסומה | 屏蔽 | 封禁 | 封锁 | 封鎖 | 拦截 | 阻止 | 拒绝 | 拒絕 | 拒否 | ブロック | 차단 | refus* |
        abgelehnt | rechazad* | rejeitad* | recusad* | rifiutat* | geweigerd | odrzucon* |
        отклон* | отказ*
      `,
    ],
    near: 40,
    example: '550 Votre adresse IP est bloquée',
    examples: list`
      550 Su dirección IP está bloqueada | 550 Il tuo indirizzo IP è bloccato |
      550 お客様のIPアドレスはブロックされています |
      550 Vaše IP adresa je blokována | 550 IP adresiniz engellendi
    `,
    nearMisses: ['550 Le compte du destinataire est bloqué', '550 收件人拒绝接收'],
    why: 'National hosts that name the address in full.',
  },
  {
    id: 'spam-in-other-languages',
    reason: 'spam',
    class: 'block',
    any: list`
      courrier indésirable | contenu indésirable | message indésirable | correo no deseado | lixo eletrônico | posta indesiderata |
      ongewenste e-mail | niechciana poczta | нежелательная почта | нежелательной почты |
      спам | спама | спамом | как спам | skräppost | søppelpost | roskapostia | roskaposti |
      levélszemét | istenmeyen e-posta | ανεπιθύμητη αλληλογραφία | 垃圾邮件 | 垃圾郵件 | 反垃圾 |
      迷惑メール | 스팸
    `,
    example: '550 邮件被识别为垃圾邮件',
    examples: ['554 Письмо похоже на спам', '550 迷惑メールと判定されました'],
    nearMisses: ['550 邮箱已满'],
    why: 'Filters of national hosts about our text.',
  },
  {
    id: 'relay-in-other-languages',
    reason: 'no_relaying',
    class: 'block',
    any: list`
      relais refusé | relais non autorisé | relay non consentito | relay no permitido |
      retransmisión no permitida | relay não permitido | relaying verboten |
      weiterleitung nicht erlaubt | пересылка запрещена | релей запрещен | 不允许转发 | 中継を許可
    `,
    example: '550 Relais non autorisé pour example.test',
    why: 'RFC 5321 3.6.2 in the words of national hosts.',
  },
  {
    id: 'rate-in-other-languages',
    reason: 'rate_limited',
    class: 'soft',
    any: list`
      trop de connexions | zu viele verbindungen | demasiadas conexiones | muitas conexões |
      troppe connessioni | te veel verbindingen | zbyt wiele połączeń | слишком много соединений |
      слишком много подключений | 连接过多 | 频率限制 | 連線過多 | 接続が多すぎ | 접속이 너무 많
    `,
    example: '421 Trop de connexions de votre serveur',
    why: 'RFC 3463 4.4.5 in the words of national hosts.',
  },
];
