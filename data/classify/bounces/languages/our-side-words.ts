/**
 * Words of other languages that make our account, address or server the subject. Those for the sender
 * are in party-words.ts, which weighs them against the recipient's.
 */
import { list } from '../../../list.ts';

export const OUR_SIDE = list`
  ihr konto | ihr account | ihr postfach | ihre domain | ihre ip | ip-adresse | votre compte | votre boîte | votre domaine | votre ip | adresse ip | su cuenta | su buzón | su dominio | su ip | dirección ip | direccion ip | sua conta | seu domínio | seu ip | endereço ip | endereco ip | il tuo account | la tua casella | il suo account | il tuo dominio | il tuo ip | indirizzo ip | uw account | uw domein | uw ip | ip-adres | twoje konto | twoja domena | adres ip | adresu ip | ваш аккаунт | ваш ящик | ваша учетная запись | ваша учётная запись | ваш домен | ваш ip | ip-адрес | ip-адреса | ip адрес | ip-adress | ip-adressen | ip-osoite | ip-cím | ip cím | adresa ip | adresei ip | ip adresa | ip adresy | ip adresi | διεύθυνση ip | ip-адреса | ваш обліковий запис | 您的 | ip地址 | ip 地址 | ip位址 | お客様の | ipアドレス | ip アドレス | ip 주소 | ip주소 | spam | спам | спама | 垃圾 | 迷惑メール | 스팸
`;
