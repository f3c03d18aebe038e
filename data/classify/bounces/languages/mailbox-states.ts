/** A full or disabled mailbox, and a domain that does not exist, in other languages than English. */
import type { BounceRule } from '../bounce-rule.ts';
import { list } from '../../../list.ts';
import { OUR_SIDE } from './our-side-words.ts';

export const MAILBOX_STATES: readonly BounceRule[] = [
  {
    id: 'mailbox-full-in-other-languages',
    reason: 'mailbox_full',
    class: 'soft',
    any: list`
      邮箱已满 | 郵箱已滿 | 信箱已滿 | 空间不足 | 空間不足 | 容量不足 | 容量がいっぱい |
      メールボックスがいっぱい | メールボックスの容量 | 保存容量を超え | 메일함이 가득 | 용량 초과 |
      용량이 초과 | 저장 공간 부족
    `,
    near: 60,
    each: [
      list`
        postfach | speicherplatz | mailbox | empfänger | boîte | boite | messagerie | destinataire |
        buzón | buzon | casilla | destinatario | destinatário | caixa | casella | utente | usuario |
        usuário | postvak | ontvanger | skrzynka | skrzynki | odbiorcy | ящик | ящика |
        почтовый ящик | получателя | пользователя | brevlådan | mottagaren | postkassen |
        modtageren | postboksen | mottakeren | postilaatikko | postafiók | schránka | příjemce |
        căsuța | casuta | posta kutusu | γραμματοκιβώτιο | скринька | скриньки
      `,
      list`
        voll | überfüllt | quota überschritten | speicherplatz überschritten | pleine | plein |
        saturée | quota dépassé | quota depasse | lleno | llena | llenos | sin espacio |
        cuota excedida | excedió su cuota | excede la cuota | cheia | cheio | lotada |
        cota excedida | excedeu a cota | sem espaço | piena | pieno | quota superata |
        spazio esaurito | vol | pełna | przepełniona | przepełnionej | przekroczony limit |
        переполнен | переполнена | переполнено | превышена квота | превысил квоту | full |
        fullt | fuld | fyldt | täynnä | megtelt | plná | zaplněna | plină | plina | dolu | doldu |
        γεμάτο | переповнена | переповнено
      `,
    ],
    unless: OUR_SIDE,
    example: '552 Das Postfach des Empfängers ist voll',
    examples: list`
      552 La boîte aux lettres du destinataire est pleine | 552 El buzón del destinatario está lleno |
      552 A caixa postal do destinatário está cheia | 552 La casella del destinatario è piena |
      552 Skrzynka odbiorcy jest pełna | 552 Почтовый ящик получателя переполнен |
      552 收件人邮箱已满 | 552 受信者のメールボックスがいっぱいです | 552 Mottagarens brevlådan är full
    `,
    nearMisses: ['550 Ihr Postfach ist voll, der Versand ist gesperrt'],
    why: 'RFC 3463 x.2.2 in the words of national hosts and of localised reports.',
  },
  {
    id: 'mailbox-disabled-in-other-languages',
    reason: 'mailbox_disabled',
    class: 'hard',
    whenTemporary: 'soft',
    any: list`
      expirado por falta de uso | bloccato per inutilizzo | konto jest zablokowane |
      帳號已停用 | 帐号已停用 | 账号已停用 | 邮箱已停用 | 邮箱已注销 | 用户已注销 | 휴면 계정 | 휴면 상태 | 解約済み`,
    near: 60,
    each: [
      list`
        postfach | empfänger | empfaenger | benutzer | empfängerkonto | destinataire | utilisateur |
        boite | boîte |
        destinatario | destinatário | usuario | usuário | buzón | buzon | caixa postal | casella |
        utente | ontvanger | postvak | gebruiker | odbiorcy | odbiorca | użytkownik | użytkownika |
        skrzynka | получателя | получатель | пользователь | пользователя | почтовый ящик | ящик |
        mottagaren | modtageren | mottakeren | vastaanottaja | címzett | postafiók | příjemce |
        schránka | destinatarul | destinatarului | alıcı | kullanıcı | одержувача | користувач |
        παραλήπτη | λογαριασμός | 收件人 | 用户 | 使用者 | 受信者 | 수신자
      `,
      list`
        deaktiviert | stillgelegt | inaktiv | abgeschaltet | désactivé | désactivée | desactive |
        archivée | archivee | inactif | inactive | résilié | résiliée | desactivado | desactivada |
        deshabilitado | deshabilitada | inactivo | inactiva | cancelado | cancelada | desativado |
        desativada | inativo | inativa | encerrada | disattivato | disattivata | disabilitato |
        disabilitata | inattiva | inattivo | chiusa | gedeactiveerd | uitgeschakeld | opgeheven |
        nieaktywne | nieaktywna | nieaktywny | dezaktywowane | zlikwidowane | wyłączona | отключен |
        отключён | отключена | деактивирован | неактивен | закрыт | удален за неактивность |
        inaktiverat | inaktiverad | deaktiveret | deaktivert | poistettu käytöstä | letiltott |
        megszűnt | deaktivován | zrušena | zrušen | dezactivat | dezactivată | devre dışı |
        pasif | деактивовано | вимкнено | απενεργοποιημένος | 已停用 | 已禁用 | 已注销 | 停止されて | 休止 |
        비활성 | 정지된
      `,
    ],
    unless: [
      ...OUR_SIDE,
      ...list`versand | vorübergehend | temporairement | temporalmente | temporariamente | tijdelijk | tymczasowo | временно | tillfälligt | geçici | 暂时 | 暫時 | 一時的`,
    ],
    example: '550 Das Postfach ist deaktiviert',
    examples: list`
      550 La boite du destinataire est archivee | 550 El buzón del usuario está desactivado |
      550 Usuário inativo | 550 Casella disattivata | 550 Skrzynka odbiorcy jest nieaktywna |
      550 Почтовый ящик пользователя отключен
    `,
    nearMisses: [
      '550 Ihr Konto ist deaktiviert, der Absender darf nicht senden',
      '450 Das Postfach des Empfängers ist vorübergehend deaktiviert',
    ],
    why: 'RFC 3463 5.2.1 in the words of national hosts.',
  },
  {
    id: 'host-unknown-in-other-languages',
    reason: 'host_unknown',
    class: 'hard',
    whenTemporary: 'soft',
    any: [
      '域名不存在',
      '網域不存在',
      '找不到域名',
      'ドメインが存在しま',
      'ドメインが見つか',
      '도메인을 찾을 수 없',
    ],
    near: 60,
    each: [
      list`
        empfängerdomain | domäne | domaine | dominio | domínio | domein | domena | domeny | домен |
        домена | domänen | domænet | domenet | verkkotunnusta | doména | domeniul | alan adı | домену
      `,
      list`
        existiert nicht | nicht gefunden | unbekannt | inconnu | n'existe pas | introuvable |
        no existe | desconocido | no encontrado | não existe | nao existe | desconhecido |
        não encontrado | non esiste | sconosciuto | inesistente | non trovato | bestaat niet |
        onbekend | niet gevonden | nie istnieje | nieznana | nie znaleziono | не существует |
        не найден | неизвестен | finns inte | hittades inte | findes ikke | finnes ikke |
        ei löydy | neexistuje | nu există | nu exista | bulunamadı | не існує | не знайдено
      `,
    ],
    unless: [...OUR_SIDE, 'spf', 'dkim', 'dmarc'],
    example: '550 Le domaine example.test est introuvable',
    examples: list`
      550 El dominio example.test no existe | 550 O domínio example.test não existe |
      550 Домен example.test не существует | 550 Domena example.test nie istnieje
    `,
    nearMisses: ["550 Le domaine de l'expéditeur n'existe pas", '550 Su dominio no existe'],
    why: 'RFC 3463 5.1.2 in the words of national hosts and of localised reports.',
  },
];
